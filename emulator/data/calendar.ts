const DAY_MS = 24 * 60 * 60 * 1000;

/** Days as Plaid writes them, `YYYY-MM-DD`, and as numbers counted from 1970. */
export const calendar = {
  /** The day of a moment. */
  dayOf: (at: number): string => new Date(at).toISOString().slice(0, 10),
  /** The number of a day; days that follow each other have numbers that do. */
  toNumber: (day: string): number => Math.floor(Date.parse(day) / DAY_MS),
  fromNumber: (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10),
  /** The day so many days later, or earlier for a negative number. */
  plusDays: (day: string, days: number): string =>
    new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10),
  /** The moment at which a day begins. */
  startOf: (day: string): number => Date.parse(day),
} as const;
