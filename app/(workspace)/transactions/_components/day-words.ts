const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A month, `2026-11`, in words. */
export function monthWords(month: string): string {
  const [year = "", number = ""] = month.split("-");
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`;
}

/** A day of a bank's, `2026-11-24`, in words. It is a day and no moment: no time zone moves it. */
export const dayWords = (day: string) => `${Number(day.slice(8, 10))} ${monthWords(day)}`;
