const formats = {
  day: new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }),
};

/** A day of a bank's, `2026-11-24`, in words. It is a day and no moment: no time zone moves it. */
export const dayWords = (day: string) => formats.day.format(new Date(`${day}T00:00:00Z`));

/** A month, `2026-11`, in words. */
export const monthWords = (month: string) =>
  formats.month.format(new Date(`${month}-01T00:00:00Z`));
