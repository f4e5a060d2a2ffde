/** A payment that comes back: on days of the month, or every so many days. Money in is negative. */
export type Routine = {
  readonly name: string;
  readonly merchant: string | null;
  readonly category: string;
  readonly amount: number;
  /** By how much it may differ each time, as a share of the amount. */
  readonly varies?: number;
} & ({ readonly onDays: readonly number[] } | { readonly everyDays: number });

/** Something one now and then spends at one of some merchants. */
export type Habit = {
  readonly merchants: readonly string[];
  readonly perWeek: number;
  readonly least: number;
  readonly most: number;
};

/** How an account is used. */
export type SpendingHabits = {
  readonly routines: readonly Routine[];
  readonly habits: readonly Habit[];
};
