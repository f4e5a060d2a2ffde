import { describe, expect, test } from "vitest";
import { accessEnd } from "@/app/(workspace)/accounts/_components/access-end";
import type { ItemView } from "@/lib/contracts/items";

const DAY_MS = 24 * 60 * 60 * 1000;
const now = Date.parse("2026-03-01T12:00:00Z");
const inDays = (days: number) => new Date(now + days * DAY_MS).toISOString();

const item = (times: Partial<ItemView>): ItemView => ({
  id: "itm_1",
  institutionName: "Tartan Bank",
  institutionColor: null,
  state: "healthy",
  errorCode: null,
  errorMessage: null,
  newAccountsAt: null,
  disconnectsAt: null,
  consentExpiresAt: null,
  refreshedAt: inDays(-1),
  balancesAt: inDays(-1),
  createdAt: inDays(-90),
  accounts: [],
  ...times,
});

describe("the end of a bank's access", () => {
  test("is told within thirty days, the earlier one of two", () => {
    const end = accessEnd(item({ disconnectsAt: inDays(9), consentExpiresAt: inDays(4) }), now);

    expect(end).toEqual({ at: inDays(4), isPast: false });
  });

  test("is not told while it is far off", () => {
    expect(accessEnd(item({ consentExpiresAt: inDays(31) }), now)).toBeNull();
  });

  test("is past where the bank has not been read since", () => {
    const end = accessEnd(item({ refreshedAt: inDays(-3), disconnectsAt: inDays(-2) }), now);

    expect(end).toEqual({ at: inDays(-2), isPast: true });
  });

  test("did not come where the bank was read later, and hides no other", () => {
    const over = { disconnectsAt: inDays(-2) };

    expect(accessEnd(item(over), now)).toBeNull();
    expect(accessEnd(item({ ...over, consentExpiresAt: inDays(5) }), now)?.at).toBe(inDays(5));
  });
});
