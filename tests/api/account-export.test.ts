import { describe, expect, test } from "vitest";
import { GET } from "@/app/api/account/export/route";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { routes } from "@/lib/routes";
import { userWithItem } from "@/tests/support/link";
import { get, params } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

async function download(cookie?: string) {
  const response = await GET(get(routes.api.accountExport(), { cookie }), params({}));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe("GET /api/account/export", () => {
  test("gives all of a person's own data as a file that nobody keeps", async () => {
    const { viewer, cookie } = await userWithItem();

    const { status, headers, text } = await download(cookie);

    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename=".+\.json"$/);
    const told = JSON.parse(text);
    expect(told.user).toEqual([expect.objectContaining({ id: viewer.id, email: viewer.email })]);
    expect(told.items).toEqual([
      expect.objectContaining({ institutionName: "First Platypus Bank" }),
    ]);
    expect(told.accounts).toHaveLength(12);
    expect(told.linkSessions).toHaveLength(1);
    expect(told.linkAttempts).toHaveLength(1);
    expect(told.sessions).toHaveLength(1);
    expect(told.linkEvents.length).toBeGreaterThan(0);
  });

  test("holds no token, no hash, nothing sealed, and none of Plaid's ids of Items and accounts", async () => {
    const { viewer, cookie, token, itemId, linkToken, publicToken } = await userWithItem();
    const accessToken = await withAccessToken(viewer, itemId, async (opened) => opened);
    const { plaidItemId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    const account = await db().account.findFirstOrThrow({ where: { itemId } });
    const of = { userId: viewer.id, itemId, accountId: account.id };
    await db().processorToken.create({
      data: {
        ...{ id: `prt_${itemId}`, ...of, processor: "dwolla", token: "sealed-canary" },
        ...{ lastFour: "1234", permissions: [] },
      },
    });

    const { text } = await download(cookie);

    const secrets = [
      ...[accessToken, linkToken, publicToken, token, plaidItemId, account.plaidAccountId],
      ...["sealed-canary", "not a hash", "v1.test."],
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/(access|public|link|processor|user)-(sandbox|production)-\w/);
    expect(JSON.parse(text).processorTokens).toHaveLength(1);
  });

  test("S-IDOR-4: holds nobody else's", async () => {
    const other = await userWithItem();
    const { cookie, viewer } = await signedInUser();

    const { text } = await download(cookie);

    const told = JSON.parse(text);
    expect(told.user).toMatchObject([{ id: viewer.id }]);
    expect(told.items).toEqual([]);
    expect(text).not.toContain(other.viewer.id);
    expect(text).not.toContain(other.itemId);
  });

  test("tells every row of many, each once and in order", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    const { id: accountId } = await db().account.findFirstOrThrow({ where: { itemId } });
    // On a slow machine its own have come by now.
    await db().transaction.deleteMany({ where: { itemId } });
    await db().$executeRaw`
      INSERT INTO "Transaction" ("id", "userId", "itemId", "accountId", "plaidTransactionId", "date",
        "name", "amount", "pending", "updatedAt")
      SELECT 'txn_' || lpad(n::text, 6, '0'), ${viewer.id}, ${itemId}, ${accountId}, ${itemId} || n,
        now(), 'x', 1.5, false, now() FROM generate_series(1, 2500) n`;

    const told = JSON.parse((await download(cookie)).text);

    const ids = told.transactions.map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(2500);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(told.transactions[0]).toMatchObject({ amount: "1.5", name: "x" });
  });

  test("a visitor is asked to sign in", async () => {
    expect((await download()).status).toBe(401);
  });
});
