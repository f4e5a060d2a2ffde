import "server-only";

/** A database enum as our API spells it. */
export const lower = <Value extends string>(value: Value) =>
  value.toLowerCase() as Lowercase<Value>;
