/** A day in words, the same for server and browser, whatever their time zones. */
export const longDay = (at: string) =>
  new Date(at).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
