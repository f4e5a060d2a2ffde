import { describe, expect, test } from "vitest";
import { GET as getItem } from "@/app/api/items/[itemId]/route";
import { GET } from "@/app/api/items/route";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { userWithItem } from "@/tests/support/link";
import { answerOf, get, params } from "@/tests/support/requests";
import { statementsOf } from "@/tests/support/statements";
import { signedInUser } from "@/tests/support/users";

const list = (cookie?: string) => answerOf(GET(get(routes.api.items(), { cookie }), params({})));

describe("GET /api/items", () => {
  test("answers Items with their accounts and balances in Plaid's order, and no id of Plaid's", async () => {
    const { cookie, itemId } = await userWithItem();

    const { status, headers, body } = await list(cookie);

    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body.items).toHaveLength(1);
    expect(Object.keys(body.items[0]).sort()).toEqual([
      "accounts",
      "balancesAt",
      "consentExpiresAt",
      "createdAt",
      "disconnectsAt",
      "errorCode",
      "errorMessage",
      "id",
      "institutionColor",
      "institutionName",
      "newAccountsAt",
      "refreshedAt",
      "state",
    ]);
    expect(body.items[0]).toMatchObject({ id: itemId, institutionName: "First Platypus Bank" });
    expect(body.items[0].accounts.slice(0, 4)).toEqual([
      expect.objectContaining({
        name: "Plaid Checking",
        mask: "0000",
        available: 100,
        current: 110,
      }),
      expect.objectContaining({ name: "Plaid Saving", mask: "1111", available: 200, current: 210 }),
      expect.objectContaining({ name: "Plaid CD", mask: "2222", available: null, current: 1000 }),
      expect.objectContaining({ name: "Plaid Credit Card", current: 410, limit: 2000 }),
    ]);
    // Plaid's amounts arrive untouched, to the last digit.
    const retirement = body.items[0].accounts.find(({ mask }: { mask: string }) => mask === "6666");
    expect(retirement.current).toBe(23631.9805);
  });

  test("tells each Item as it is told alone", async () => {
    const { cookie, itemId } = await userWithItem();
    const dates = {
      newAccountsAt: new Date(),
      disconnectsAt: new Date("2030-01-01T00:00:00.120Z"),
    };
    await db().item.update({ where: { id: itemId }, data: dates });
    const [first, second] = await db().account.findMany({
      where: { itemId },
      select: { id: true },
    });
    const inUnits = { isoCurrencyCode: null, unofficialCurrency: "BTC", currentBalance: "0.5" };
    await db().account.update({ where: { id: first?.id ?? "" }, data: inUnits });
    await db().account.update({ where: { id: second?.id ?? "" }, data: { closedAt: new Date() } });

    const { body } = await list(cookie);

    const alone = await answerOf(
      getItem(get(routes.api.item(itemId), { cookie }), params({ itemId })),
    );
    expect(body.items).toEqual([alone.body.item]);
  });

  test("L-2: takes two statements for 20 Items", async () => {
    const { viewer, cookie } = await signedInUser();
    await db().$executeRaw`
      INSERT INTO "Item" ("id", "userId", "plaidItemId", "accessToken", "state", "createdAt")
      SELECT 'itm_' || ${viewer.id} || n, ${viewer.id}, ${viewer.id} || n, 'none', 'HEALTHY',
        now() - n * interval '1 minute' FROM generate_series(1, 20) n`;
    let items: { id: string; accounts: unknown[]; balancesAt: string | null }[] = [];

    const statements = await statementsOf(async () => {
      items = (await list(cookie)).body.items;
    });

    expect(items.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => `itm_${viewer.id}${index + 1}`),
    );
    expect(items[0]).toMatchObject({ accounts: [], balancesAt: null });
    expect(statements).toHaveLength(2);
  });

  test("answers nobody else's", async () => {
    await userWithItem();
    const { cookie } = await signedInUser();

    expect((await list(cookie)).body).toEqual({ items: [] });
  });

  test("asks visitors to sign in", async () => {
    const { status, body } = await list();

    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "unauthenticated", detail: "Sign in to continue." });
  });
});
