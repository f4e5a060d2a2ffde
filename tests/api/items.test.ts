import { describe, expect, test } from "vitest";
import { GET } from "@/app/api/items/route";
import { routes } from "@/lib/routes";
import { userWithItem } from "@/tests/support/link";
import { answerOf, get, params } from "@/tests/support/requests";
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
