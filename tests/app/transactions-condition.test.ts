import { describe, expect, test } from "vitest";
import { conditionOf } from "@/app/(workspace)/transactions/_components/condition";
import { dayWords, monthWords } from "@/app/(workspace)/transactions/_components/day-words";
import { shownOf } from "@/app/(workspace)/transactions/_components/shown";
import type { TransactionsHealth } from "@/lib/contracts/transactions";
import { transactionsQuery } from "@/lib/contracts/transactions-query";

const now = Date.parse("2026-11-24T12:00:00Z");

const well: TransactionsHealth = {
  itemId: "itm_1",
  institutionName: "First Platypus Bank",
  state: "healthy",
  errorCode: null,
  syncedAt: "2026-11-24T11:00:00.000Z",
  triedAt: "2026-11-24T11:00:00.000Z",
  reach: "all",
  problem: null,
  isSyncing: false,
};

describe("what is said of a bank's transactions", () => {
  test.each([
    { name: "that are current", health: {}, step: "sync", isWarning: false, words: null },
    {
      name: "older than a day",
      health: { syncedAt: "2026-11-23T11:59:00.000Z" },
      step: "sync",
      isWarning: true,
      words: /more than a day old/,
    },
    {
      name: "whose login broke",
      health: { state: "needs_repair", errorCode: "ITEM_LOGIN_REQUIRED" },
      step: "repair",
      isWarning: true,
      words: /sign in again/,
    },
    {
      name: "whose link has ended",
      health: { state: "needs_repair", errorCode: "ITEM_NOT_FOUND" },
      step: "relink",
      isWarning: true,
      words: /has ended/,
    },
    {
      name: "nobody agreed to",
      health: { problem: "ADDITIONAL_CONSENT_REQUIRED", syncedAt: null, reach: "none" },
      step: "consent",
      isWarning: true,
      words: /not agreed/,
    },
    {
      name: "the bank does not have",
      health: { problem: "PRODUCTS_NOT_SUPPORTED", syncedAt: null, reach: "none" },
      step: null,
      isWarning: false,
      words: /no transactions of this bank/,
    },
    {
      name: "whose last sync failed",
      health: { problem: "plaid_unavailable" },
      step: "sync",
      isWarning: true,
      words: /plaid_unavailable/,
    },
    {
      name: "on their way",
      health: { syncedAt: null, reach: "none" },
      step: "sync",
      isWarning: false,
      words: /still fetching/,
    },
    {
      name: "of thirty days so far",
      health: { reach: "recent" },
      step: "sync",
      isWarning: false,
      words: /thirty days/,
    },
  ] as const)("$name", ({ health, words, step, isWarning }) => {
    const condition = conditionOf({ ...well, ...health }, now);

    expect(condition).toMatchObject({ step, isWarning });
    if (words) expect(condition.words).toMatch(words);
    else expect(condition.words).toBeNull();
  });
});

test("a bank's day is the same day in every time zone", () => {
  expect(dayWords("2026-09-01")).toBe("1 Sep 2026");
  expect(monthWords("2026-12")).toBe("Dec 2026");
});

test("an address can have a page begin with as many as were shown, within bounds", () => {
  expect(["150", undefined, "1", "9999", "x", ["150"]].map(shownOf)).toEqual([
    150, 50, 50, 1000, 50, 50,
  ]);
});

test("filters have one address, in which a sign-in can lead back to them", () => {
  const query = transactionsQuery({ sort: "oldest", q: "a b&c+d" }, { view: "totals" });

  expect(query).toBe("q=a%20b%26c%2Bd&sort=oldest&view=totals");
});
