import { beforeAll, describe, expect, test } from "vitest";
import { listTransactions } from "@/lib/data/transactions";
import { listAccountChoices, listTransactionsHealth } from "@/lib/data/transactions-health";
import { sumTransactions } from "@/lib/data/transactions-totals";
import { db } from "@/lib/db/client";
import { statementsOf, tablesScanned } from "@/tests/support/statements";
import { signedInUser } from "@/tests/support/users";

/** A user with banks and transactions, written straight into the tables. */
async function userOf(size: { items: number; accounts: number; transactions: number }) {
  const { viewer } = await signedInUser();
  const { id } = viewer;
  const key = id.slice(-8);
  await db().$executeRaw`
    INSERT INTO "Item" ("id", "userId", "plaidItemId", "accessToken", "state")
    SELECT 'itm_' || ${key} || n, ${id}, ${key} || n, 'unused', 'HEALTHY'
    FROM generate_series(0, ${size.items} - 1) n`;
  await db().$executeRaw`
    INSERT INTO "Account" ("id", "userId", "itemId", "plaidAccountId", "name", "type", "position", "balancesAt")
    SELECT 'acc_' || ${key} || n, ${id}, 'itm_' || ${key} || n % ${size.items}, n::text, 'Account',
      'depository', n, now() FROM generate_series(0, ${size.accounts} - 1) n`;
  await db().$executeRaw`
    INSERT INTO "Transaction" ("id", "userId", "itemId", "accountId", "plaidTransactionId", "date",
      "name", "amount", "isoCurrencyCode", "pending", "category", "updatedAt")
    SELECT 'txn_' || ${key} || n, ${id}, 'itm_' || ${key} || (n % ${size.accounts}) % ${size.items},
      'acc_' || ${key} || n % ${size.accounts}, ${key} || n, now()::date - n % 700, 'Shop ' || n,
      n % 5000 / 100.0 - 5, 'USD', false, 'TRAVEL', now()
    FROM generate_series(1, ${size.transactions}) n`;
  return { viewer, account: `acc_${key}0`, item: `itm_${key}0` };
}

type User = Awaited<ReturnType<typeof userOf>>;

let few: User;
let many: User;
beforeAll(async () => {
  many = await userOf({ items: 200, accounts: 1_000, transactions: 5_000 });
  few = await userOf({ items: 2, accounts: 10, transactions: 500 });
  for (let other = 0; other < 6; other += 1) {
    await userOf({ items: 200, accounts: 1_000, transactions: 5_000 });
  }
  await db().$executeRawUnsafe("ANALYZE");
});

/** What the page of all transactions asks the database, for its list or for its totals. */
const page = ({ viewer }: User, filters = {}, isTotals = false) =>
  statementsOf(async () => {
    await listTransactionsHealth(viewer);
    await listAccountChoices(viewer);
    await (isTotals
      ? sumTransactions(viewer, filters)
      : listTransactions(viewer, filters, { limit: 50 }));
  });

describe("the page of all transactions", () => {
  test.each([
    { view: "list", isTotals: false },
    { view: "totals", isTotals: true },
  ])(
    "asks for its $view with three statements, however many banks there are",
    async ({ isTotals }) => {
      expect(await page(few, {}, isTotals)).toHaveLength(3);
      expect(await page(many, {}, isTotals)).toHaveLength(3);
    },
  );

  test.each([
    { name: "no filter", filters: {} },
    { name: "the oldest first", filters: { sort: "oldest" } },
    { name: "the largest first", filters: { sort: "most-paid" } },
    { name: "a search", filters: { q: "shop 99" } },
    { name: "a category and days", filters: { category: "TRAVEL", from: "2026-01-01" } },
    { name: "amounts", filters: { min: "10", max: "20" } },
  ])("reads no table from end to end, with $name", async ({ filters }) => {
    for (const isTotals of [false, true]) {
      for (const statement of await page(many, filters, isTotals)) {
        expect(await tablesScanned(statement), statement.text).toEqual([]);
      }
    }
  });

  test("nor for one account or one bank, nor further down the list", async () => {
    const { viewer, account, item } = many;
    const { next } = await listTransactions(viewer, {}, { limit: 50 });
    const statements = await statementsOf(async () => {
      await listTransactions(viewer, { account }, { limit: 50 });
      await listTransactions(viewer, { item }, { limit: 50 });
      await listTransactions(viewer, {}, { limit: 50, after: next ?? "" });
    });

    expect(statements).toHaveLength(3);
    for (const statement of statements) expect(await tablesScanned(statement)).toEqual([]);
  });
});
