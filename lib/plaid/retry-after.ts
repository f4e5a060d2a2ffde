import "server-only";

const SECONDS_MAX = 60 * 60;

/** The pause in seconds that an answer asks for, as a number or a date; an hour at most. Null where it asks for none. */
export function retryAfter(headers: object = {}): number | null {
  const asked = String((headers as Record<string, unknown>)["retry-after"] ?? "");
  if (/^\d+$/.test(asked)) return within(Number(asked));
  // Date.parse takes almost anything for a date.
  const until = / GMT$/.test(asked) ? Date.parse(asked) : Number.NaN;
  return Number.isNaN(until) ? null : within((until - Date.now()) / 1_000);
}

const within = (seconds: number) => Math.min(Math.max(Math.ceil(seconds), 1), SECONDS_MAX);
