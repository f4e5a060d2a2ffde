import type { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as health } from "@/app/api/items/[itemId]/transactions/health/route";
import { GET as listOfItem } from "@/app/api/items/[itemId]/transactions/route";
import { GET as exportCsv } from "@/app/api/transactions/export/route";
import { GET as list } from "@/app/api/transactions/route";
import { GET as totals } from "@/app/api/transactions/totals/route";
import { type ListTransactionsAnswer, readFilters, SORTS } from "@/lib/contracts/transactions";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { userWithItem } from "@/tests/support/link";
import { answerOf, get, params } from "@/tests/support/requests";
import { storeTransactions } from "@/tests/support/stored-transactions";
import { signedInUser } from "@/tests/support/users";

/** A new user's linked bank without any transaction but these, on its first two accounts. */
async function userWith(...told: Parameters<typeof storeTransactions>[1][]) {
  await emulator.set({ transactionsDelayMs: 3_600_000 });
  const user = await userWithItem();
  const accounts = await db().account.findMany({
    where: { itemId: user.itemId },
    orderBy: { position: "asc" },
  });
  const ids: string[][] = [];
  for (const [index, rows] of told.entries()) {
    ids.push(await storeTransactions(accounts[index]?.id ?? "", rows));
  }
  const query = (filters: Record<string, string>) => `${new URLSearchParams(filters)}`;
  const ask = (filters: Record<string, string> = {}) =>
    answerOf(list(get(routes.api.transactions(query(filters)), user), params({})));
  return {
    ...user,
    accounts,
    ids,
    ask,
    names: async (filters: Record<string, string> = {}) => {
      const { status, body } = await ask(filters);
      expect(status).toBe(200);
      return (body as ListTransactionsAnswer).transactions.map(({ name }) => name);
    },
    sums: async (filters: Record<string, string> = {}) =>
      answerOf(totals(get(routes.api.transactionTotals(query(filters)), user), params({}))),
    csv: async (filters: Record<string, string> = {}) => {
      const answer = await exportCsv(
        get(routes.api.transactionsExport(query(filters)), user),
        params({}),
      );
      return { headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
    },
  };
}

describe("GET /api/transactions", () => {
  let user: Awaited<ReturnType<typeof userWith>>;
  beforeAll(async () => {
    user = await userWith(
      [
        { name: "Groceries", date: "2026-03-01", amount: "20.5", category: "FOOD_AND_DRINK" },
        { name: "ACH 100%_off", merchantName: "Café Müller", date: "2026-03-02", amount: "7" },
        { name: "Salary", date: "2026-03-03", amount: "-2500", category: "INCOME" },
      ],
      [
        { name: "Rent", date: "2026-02-28", amount: "900", category: "RENT_AND_UTILITIES" },
        { name: "Bus", date: "2026-03-02", amount: "2.4", pending: true },
      ],
    );
  });

  test("tells them newest first, with what a person needs to know each by", async () => {
    const { body } = await user.ask();

    expect(body.transactions.map(({ name }: { name: string }) => name)[0]).toBe("Salary");
    expect(body.transactions).toHaveLength(5);
    expect(body.next).toBeNull();
    expect(body.transactions[0]).toEqual({
      id: user.ids[0]?.[2],
      itemId: user.itemId,
      accountId: user.accounts[0]?.id,
      date: "2026-03-03",
      authorizedDate: null,
      name: "Salary",
      merchantName: null,
      amount: "-2500",
      currency: "USD",
      pending: false,
      category: "INCOME",
      categoryDetail: null,
      accountName: "Plaid Checking",
      accountMask: "0000",
      institutionName: "First Platypus Bank",
    });
  });

  test.each([
    { name: "a word of the name", query: { q: "grocer" }, found: ["Groceries"] },
    { name: "the merchant", query: { q: "café m" }, found: ["ACH 100%_off"] },
    { name: "signs that mean something to LIKE", query: { q: "%_" }, found: ["ACH 100%_off"] },
    { name: "a backslash", query: { q: "\\" }, found: [] },
    { name: "a category", query: { category: "INCOME" }, found: ["Salary"] },
    { name: "no category", query: { category: "NONE" }, found: ["ACH 100%_off", "Bus"] },
    { name: "money in", query: { direction: "in" }, found: ["Salary"] },
    { name: "a first day", query: { from: "2026-03-03" }, found: ["Salary"] },
    { name: "a last day", query: { to: "2026-02-28" }, found: ["Rent"] },
    {
      name: "amounts whichever way they went",
      query: { min: "20.5", max: "2500" },
      found: ["Groceries", "Rent", "Salary"],
    },
    { name: "several at once", query: { q: "u", direction: "out", max: "5" }, found: ["Bus"] },
    {
      name: "an empty field",
      query: { q: "", category: "", from: "2026-03-03" },
      found: ["Salary"],
    },
    { name: "an Item nobody has", query: { item: "itm_none" }, found: [] },
  ])("filters by $name", async ({ query, found }) => {
    expect((await user.names(query as unknown as Record<string, string>)).sort()).toEqual(found);
  });

  test("filters by account", async () => {
    expect(await user.names({ account: user.accounts[1]?.id ?? "" })).toEqual(["Bus", "Rent"]);
  });

  test("sorts by day and by amount, both ways", async () => {
    expect(await user.names({ sort: "most-paid" })).toEqual([
      "Rent",
      "Groceries",
      "ACH 100%_off",
      "Bus",
      "Salary",
    ]);
    expect((await user.names({ sort: "most-received" })).at(0)).toBe("Salary");
    expect((await user.names({ sort: "oldest" })).at(0)).toBe("Rent");
  });

  test.each(SORTS)(
    "sorted by %s, pages tell each once, also while rows come and go",
    async (sort) => {
      const many = await userWith(
        Array.from({ length: 23 }, (_, index) => ({
          name: `Row ${index}`,
          date: `2026-01-0${1 + (index % 3)}`,
          amount: String((index % 5) - 2),
        })),
      );
      const whole = await many.names({ sort });
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const { body }: { body: ListTransactionsAnswer } = (await many.ask({
          sort,
          limit: "4",
          ...(after && { after }),
        })) as { body: ListTransactionsAnswer };
        paged.push(...body.transactions.map(({ name }) => name));
        after = body.next;
        const last = body.transactions.at(-1);
        if (last) await db().transaction.delete({ where: { id: last.id } });
      } while (after);

      expect(paged).toEqual(whole);
    },
  );

  test.each([
    { q: "x".repeat(101) },
    { q: "nul\0" },
    { item: "../x" },
    { account: "' OR 1=1 --" },
    { category: "FOOD" },
    { direction: "up" },
    { from: "2026-02-30" },
    { to: "yesterday" },
    { min: "-5" },
    { max: "1e9" },
    { sort: "name" },
    { limit: "201" },
    { limit: "0" },
    { after: "xyz" },
    { after: Buffer.from('["2026-01-01","usr_1"]').toString("base64url") },
    { surprise: "1" },
  ])("refuses %j and names the field", async (query) => {
    const { status, body } = await user.ask(query as unknown as Record<string, string>);

    expect(status).toBe(400);
    expect(body.code).toBe("invalid_request");
    expect(Object.keys(body.fields)).toEqual(Object.keys(query));
  });

  test("a place in one order is none in another", async () => {
    const { body } = await user.ask({ sort: "most-paid", limit: "1" });

    expect((await user.ask({ sort: "newest", after: body.next })).status).toBe(400);
  });

  test("tells nobody of another's, not even by their ids", async () => {
    const other = await userWith([{ name: "Mine" }]);

    expect(await other.names()).toEqual(["Mine"]);
    expect(await other.names({ item: user.itemId })).toEqual([]);
    expect(await other.names({ account: user.accounts[0]?.id ?? "" })).toEqual([]);
  });

  test("leaves out a bank that is being removed", async () => {
    const leaving = await userWith([{ name: "Gone" }]);
    await db().item.update({ where: { id: leaving.itemId }, data: { state: "REMOVING" } });

    expect(await leaving.names()).toEqual([]);
    expect((await leaving.sums()).body).toEqual({ totals: [] });
  });
});

describe("GET /api/items/:id/transactions", () => {
  const ask = (itemId: string, cookie?: string, query = "") =>
    answerOf(
      listOfItem(
        get(routes.api.itemTransactions(itemId, query), { cookie: cookie ?? "" }),
        params({ itemId }),
      ),
    );

  test("tells those of one Item, filtered", async () => {
    const { cookie, itemId } = await userWith([{ name: "One" }, { name: "Two" }]);

    const { status, body } = await ask(itemId, cookie, "q=two");

    expect(status).toBe(200);
    expect(body.transactions).toHaveLength(1);
    expect((await ask(itemId, cookie, "item=itm_x")).status).toBe(400);
  });

  test("another user's Item looks like a missing one, and a visitor is asked to sign in", async () => {
    const { itemId } = await userWith([{ name: "One" }]);
    const { cookie } = await signedInUser();

    const theirs = await ask(itemId, cookie);
    const missing = await ask("itm_missing", cookie);

    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...missing.body, requestId: "" });
    expect((await ask(itemId)).status).toBe(401);
  });

  test("their health tells age, reach and trouble", async () => {
    const { cookie, itemId } = await userWith([]);
    const read = (who: string) =>
      answerOf(
        health(get(routes.api.itemTransactionsHealth(itemId), { cookie: who }), params({ itemId })),
      );
    await db().item.update({
      where: { id: itemId },
      data: {
        transactionsSyncedAt: new Date("2026-01-02T03:04:05Z"),
        transactionsStatus: "INITIAL_UPDATE_COMPLETE",
        transactionsError: "plaid_unavailable",
      },
    });

    expect((await read(cookie)).body.health).toMatchObject({
      syncedAt: "2026-01-02T03:04:05.000Z",
      reach: "recent",
      problem: "plaid_unavailable",
      isSyncing: false,
    });
    expect((await read((await signedInUser()).cookie)).status).toBe(404);
  });
});

describe("GET /api/transactions/totals", () => {
  test("sums by month and by category, exactly, and never two currencies together", async () => {
    const { sums } = await userWith([
      { date: "2026-01-31", amount: "0.1", category: "TRAVEL" },
      { date: "2026-01-01", amount: "0.2", category: "TRAVEL" },
      { date: "2026-02-01", amount: "-5", category: "INCOME" },
      { date: "2026-02-28", amount: "3" },
      {
        date: "2026-02-01",
        amount: "0.00000001",
        isoCurrencyCode: null,
        unofficialCurrency: "BTC",
      },
      { date: "2026-02-02", amount: "9", isoCurrencyCode: null },
    ]);

    const { status, body } = await sums();

    expect(status).toBe(200);
    expect(body.totals.map(({ currency }: { currency: string }) => currency).sort()).toEqual([
      "BTC",
      "USD",
      null,
    ]);
    expect(body.totals[0]).toEqual({
      currency: "USD",
      count: 4,
      moneyIn: "5",
      moneyOut: "3.3",
      months: [
        { month: "2026-01", count: 2, moneyIn: "0", moneyOut: "0.3" },
        { month: "2026-02", count: 2, moneyIn: "5", moneyOut: "3" },
      ],
      categories: [
        { category: "INCOME", count: 1, moneyIn: "5", moneyOut: "0" },
        { category: null, count: 1, moneyIn: "0", moneyOut: "3" },
        { category: "TRAVEL", count: 2, moneyIn: "0", moneyOut: "0.3" },
      ],
    });
    const outOf = (currency: string | null) =>
      body.totals.find((one: { currency: string | null }) => one.currency === currency).moneyOut;
    expect([outOf("BTC"), outOf(null)]).toEqual(["0.00000001", "9"]);
    expect((await sums({ category: "TRAVEL" })).body.totals).toHaveLength(1);
    expect((await sums({ from: "soon" })).status).toBe(400);
  });
});

describe("GET /api/transactions/export", () => {
  const text = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

  test("is a file that Excel reads as UTF-8, with what the filters leave", async () => {
    const { csv } = await userWith([
      { name: 'Zoë, "the baker"', date: "2026-01-01", amount: "12.5", category: "FOOD_AND_DRINK" },
      { name: "Salary", date: "2026-01-02", amount: "-100" },
      { name: "Nothing", date: "2025-01-02", amount: "0" },
    ]);

    const { headers, bytes } = await csv({ from: "2026-01-01" });

    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="transactions-.*csv"$/,
    );
    expect(text(bytes).split("\r\n")).toEqual([
      "\ufeffDate,Description,Merchant,Amount,Currency,Status,Category,Category detail,Account,Account number,Bank",
      "2026-01-02,Salary,,100,USD,posted,,,Plaid Checking,0000,First Platypus Bank",
      '2026-01-01,"Zoë, ""the baker""",,-12.5,USD,posted,FOOD_AND_DRINK,,Plaid Checking,0000,First Platypus Bank',
      "",
    ]);
  });

  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =cmd|' /C calc'!A0",
    "\u00a0=1",
    "\uff1d1+1",
    '=HYPERLINK("https://evil.test","x")',
    "\n=1",
  ])("S-XSS-1: a description of %j is no formula to a spreadsheet", async (name) => {
    const { csv } = await userWith([{ name, merchantName: name }]);

    const [, row = ""] = text((await csv()).bytes)
      .split("\r\n2026")
      .map(String);

    const [description = ""] = row.match(/(?<=^-01-15,)("(?:[^"]|"")*"|[^,]*)/) ?? [];
    expect(description.replace(/^"/, "").startsWith("'")).toBe(true);
  });

  test("streams thousands, each once", async () => {
    const { csv } = await userWith(
      Array.from({ length: 2_500 }, (_, index) => ({
        name: `Row ${index}`,
        amount: String(index),
      })),
    );

    const lines = text((await csv()).bytes)
      .trim()
      .split("\r\n")
      .slice(1);

    expect(lines).toHaveLength(2_500);
    expect(new Set(lines).size).toBe(2_500);
  });

  test("of nothing is its header", async () => {
    const { csv } = await userWith([]);

    expect(
      text((await csv()).bytes)
        .trim()
        .split("\r\n"),
    ).toHaveLength(1);
  });
});

test.each([
  ["/api/transactions", list],
  ["/api/transactions/totals", totals],
  ["/api/transactions/export", exportCsv],
] as [string, (request: NextRequest, context: ReturnType<typeof params>) => Promise<Response>][])(
  "%s asks a visitor to sign in",
  async (path, handler) => {
    expect((await answerOf(handler(get(path), params({})))).status).toBe(401);
  },
);

test("a page reads what it understands of an address, and names what it does not", () => {
  expect(readFilters({ q: " tea ", from: "soon", min: "5", sort: ["newest"], other: "x" })).toEqual(
    {
      filters: { q: "tea", min: "5" },
      ignored: ["from", "sort"],
    },
  );
});
