import { expect, test } from "vitest";
import { listAccountSums } from "@/lib/data/account-sums";
import { getItemDetails } from "@/lib/data/item-details";
import { listRemovals } from "@/lib/data/item-removals";
import { ITEMS_PER_PAGE, listItemsPage } from "@/lib/data/items";
import { listOpenAttempts } from "@/lib/data/public-token-exchanges";
import { systemFindSession } from "@/lib/data/sessions";
import { db } from "@/lib/db/client";
import { type Statement, statementsOf } from "@/tests/support/statements";
import { signedInUser } from "@/tests/support/users";

/** A person with so many Items of five accounts each, and their session token. */
async function personWith(items: number) {
  const { viewer, token } = await signedInUser();
  await db().$executeRaw`
    INSERT INTO "Item" ("id", "userId", "plaidItemId", "accessToken", "state", "createdAt")
    SELECT 'itm_' || ${viewer.id} || n, ${viewer.id}, ${viewer.id} || n, 'none', 'HEALTHY',
      now() - n * interval '1 minute' FROM generate_series(1, ${items}::int) n`;
  await db().$executeRaw`
    INSERT INTO "Account" ("id", "userId", "itemId", "plaidAccountId", "name", "type", "currentBalance",
      "availableBalance", "isoCurrencyCode", "position", "balancesAt")
    SELECT i."id" || '_' || m, i."userId", i."id", m::text, 'Account', 'depository', 10, 20, 'USD', m, now()
    FROM "Item" i, generate_series(1, 5) m WHERE i."userId" = ${viewer.id}`;
  return { viewer, token };
}

const accountsPage = ({ viewer, token }: Awaited<ReturnType<typeof personWith>>) =>
  statementsOf(async () => {
    await systemFindSession(token);
    await listItemsPage(viewer, 1);
    await listAccountSums(viewer);
    await listOpenAttempts(viewer);
    await listRemovals(viewer);
  });

/** How the database would run a statement if it avoided reading whole tables wherever it can. */
async function planOf({ text, values }: Statement): Promise<string> {
  const rows = await db().$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL enable_seqscan = off");
    return tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN ${text}`, ...values);
  });
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("the accounts page takes as many statements with 200 Items as with 20", async () => {
  const few = await accountsPage(await personWith(20));
  const many = await accountsPage(await personWith(200));

  expect(few.length).toBeGreaterThan(4);
  expect(many.length).toBe(few.length);
  expect(many.map(({ text }) => text.replaceAll(/\$\d+/g, "?"))).toEqual(
    few.map(({ text }) => text.replaceAll(/\$\d+/g, "?")),
  );
});

test("each statement of the accounts page and of a bank's page finds its rows by an index", async () => {
  const person = await personWith(200);
  await db().$executeRawUnsafe("ANALYZE");
  const { items } = await listItemsPage(person.viewer, 1);
  const bank = await statementsOf(() => getItemDetails(person.viewer, items[0]?.id ?? ""));
  const statements = [...(await accountsPage(person)), ...bank];

  expect(bank.length).toBeGreaterThan(1);
  for (const statement of statements) {
    expect(await planOf(statement), statement.text).not.toContain("Seq Scan");
  }
});

test("pages hold every Item once, newest first, and sums hold all of them", async () => {
  const { viewer } = await personWith(45);

  const pages = [1, 2, 3, 4].map((page) => listItemsPage(viewer, page));
  const found = await Promise.all(pages);

  expect(found.map(({ items }) => items.length)).toEqual([ITEMS_PER_PAGE, ITEMS_PER_PAGE, 5, 0]);
  const ids = found.flatMap(({ items }) => items.map(({ id }) => id));
  expect(new Set(ids).size).toBe(45);
  const times = found.flatMap(({ items }) => items.map(({ createdAt }) => createdAt));
  expect(times).toEqual([...times].sort().reverse());
  expect(found[0]?.total).toBe(45);
  expect(await listAccountSums(viewer)).toEqual([
    { currency: "USD", type: "depository", accounts: 225, amount: 2250, unknown: 0 },
  ]);
});

test("no sum mixes currencies, counts what is unknown, or takes credit for money held", async () => {
  const { viewer } = await personWith(1);
  const [first] = (await listItemsPage(viewer, 1)).items;
  const ids = first?.accounts.map(({ id }) => id) ?? [];
  const change = (index: number, data: object) =>
    db().account.update({ where: { id: ids[index] ?? "" }, data });
  await change(0, { isoCurrencyCode: "EUR" });
  await change(1, { isoCurrencyCode: null, unofficialCurrency: "BTC", currentBalance: 0.5 });
  await change(2, { type: "credit", currentBalance: null });
  await change(3, { currentBalance: null });
  await change(4, { isoCurrencyCode: null });

  const sums = await listAccountSums(viewer);

  const sum = (currency: string | null, type: string) =>
    sums.find((one) => one.currency === currency && one.type === type);
  expect(sum("EUR", "depository")).toMatchObject({ accounts: 1, amount: 10 });
  expect(sum("BTC", "depository")).toMatchObject({ accounts: 1, amount: 0.5 });
  expect(sum("USD", "credit")).toMatchObject({ accounts: 1, amount: 0, unknown: 1 });
  expect(sum("USD", "depository")).toMatchObject({ accounts: 1, amount: 20, unknown: 0 });
  expect(sum(null, "depository")).toMatchObject({ accounts: 1 });
});
