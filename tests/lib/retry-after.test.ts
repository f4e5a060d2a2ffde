import { describe, expect, test } from "vitest";
import { retryAfter } from "@/lib/plaid/retry-after";

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString();

describe("retryAfter", () => {
  test.each([
    { asked: "7", seconds: 7 },
    { asked: "0", seconds: 1 },
    { asked: "999999999999", seconds: 3_600 },
    { asked: inSeconds(-60), seconds: 1 },
    { asked: inSeconds(86_400), seconds: 3_600 },
  ])("of $asked is $seconds seconds", ({ asked, seconds }) => {
    expect(retryAfter({ "retry-after": asked })).toBe(seconds);
  });

  test("of a date is the time until then", () => {
    expect(retryAfter({ "retry-after": inSeconds(30) })).toBeGreaterThan(28);
    expect(retryAfter({ "retry-after": inSeconds(30) })).toBeLessThanOrEqual(31);
  });

  test.each([{}, { "retry-after": "" }, { "retry-after": "soon" }, { "retry-after": "-5" }])(
    "of %j is none",
    (headers) => {
      expect(retryAfter(headers)).toBeNull();
    },
  );
});
