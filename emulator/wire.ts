/**
 * A type of Plaid's SDK as it travels: its enums become the strings they stand for. The SDK's
 * module is far too large to load for a few constants, so only its types are used here.
 */
export type Wire<T> = T extends string
  ? `${T}`
  : T extends object
    ? { [Key in keyof T]: Wire<T[Key]> }
    : T;
