import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { POST as balances } from "@/app/api/items/[itemId]/balances/route";
import { POST as identity } from "@/app/api/items/[itemId]/identity/route";
import { POST as numbers } from "@/app/api/items/[itemId]/numbers/route";
import { POST as complete } from "@/app/api/link/sessions/[sessionId]/complete/route";
import { POST as start } from "@/app/api/link/tokens/route";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { withAccessToken } from "@/lib/items/access-token";
import { refreshItem } from "@/lib/items/refresh-item";
import { plaid } from "@/lib/plaid/client";
import { onPlaidCall, type PlaidCallRecord } from "@/lib/plaid/recorder";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { runDueJobs } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

afterEach(async () => {
  await emulator.heal();
  await emulator.set({ transactionsDelayMs: 1_000 });
});

const ask = (handler: typeof balances, cookie: string | undefined, itemId: string) =>
  answerOf(handler(post("/", {}, { cookie }), params({ itemId })));

/** A user whose bank was linked for some products, with logins or institutions of choice. */
async function userWithProducts(products: string[], institutionId = "ins_109508") {
  const user = await signedInUser();
  const before = env().PLAID_PRODUCTS;
  env().PLAID_PRODUCTS = products;
  try {
    const begun = await answerOf(start(post("/", { mode: "standard" }, user), params({})));
    const publicToken = await emulator.completeLink(begun.body.linkToken, { institutionId });
    const sessionId = String(begun.body.session.id);
    const { body } = await answerOf(
      complete(post("/", { publicTokens: [publicToken] }, user), params({ sessionId })),
    );
    await runDueJobs();
    return { ...user, itemId: String(body.items[0].id) };
  } finally {
    env().PLAID_PRODUCTS = before;
  }
}

/** The records of calls to Plaid from now on, until the test is over. */
function recorded(): PlaidCallRecord[] {
  const records: PlaidCallRecord[] = [];
  onPlaidCall((record) => void records.push(record));
  onTestFinished(() => onPlaidCall(() => {}));
  return records;
}

const age = (itemId: string, at: Date) =>
  db().account.updateMany({ where: { itemId }, data: { balancesAt: at } });

describe("POST /api/items/:id/balances", () => {
  test("asks the bank, stores its balances and tells when that was", async () => {
    const { cookie, itemId } = await userWithItem();
    await age(itemId, new Date("2026-01-01"));
    await db().account.updateMany({ where: { itemId }, data: { currentBalance: 1 } });
    const before = Date.now();
    const mark = await emulator.mark();

    const { status, headers, body } = await ask(balances, cookie, itemId);

    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(await emulator.callsSince(mark)).toEqual(["/accounts/balance/get"]);
    expect(body.item.accounts[0]).toMatchObject({ name: "Plaid Checking", current: 110 });
    expect(Date.parse(body.item.balancesAt)).toBeGreaterThanOrEqual(before - 1_000);
  });

  test("a bank that does not tell balances at once is asked how old it may be", async () => {
    const { cookie, itemId } = await userWithProducts(["transactions"], "ins_128026");

    const { status, body } = await ask(balances, cookie, itemId);

    expect(status).toBe(200);
    expect(body.item.accounts.length).toBeGreaterThan(0);
  });

  test("an Item that needs its owner is a result, and its balances stay as old as they are", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    await age(itemId, new Date("2026-01-01"));
    await withAccessToken(viewer, itemId, (access_token) =>
      plaid().sandboxItemResetLogin({ access_token }),
    );

    const { status, body } = await ask(balances, cookie, itemId);

    expect(status).toBe(200);
    expect(body.item).toMatchObject({
      state: "needs_repair",
      errorCode: "ITEM_LOGIN_REQUIRED",
      balancesAt: "2026-01-01T00:00:00.000Z",
    });
  });

  test.each([
    { name: "Plaid is down", fault: { status: 500 }, status: 502 },
    { name: "the bank is down", fault: { errorCode: "INSTITUTION_DOWN" }, status: 502 },
    { name: "the bank was asked too often", fault: { errorCode: "BALANCE_LIMIT" }, status: 429 },
  ])("leaves the Item alone when $name", async ({ fault, status }) => {
    const { cookie, itemId } = await userWithItem();
    const before = await databaseState();
    await emulator.fail({ path: "/accounts/balance/get", times: 9, ...fault });

    expect((await ask(balances, cookie, itemId)).status).toBe(status);

    expect(await databaseState()).toBe(before);
  });
});

describe("balances that Plaid has kept", () => {
  test("are as old as the bank's last answer to Plaid, and not as the question", async () => {
    await emulator.set({ transactionsDelayMs: 0 });
    const { viewer, itemId } = await userWithItem();
    await age(itemId, new Date("2026-01-01"));
    const { status } = await withAccessToken(viewer, itemId, async (access_token) => {
      const { data } = await plaid().itemGet({ access_token });
      return data;
    });

    const item = await refreshItem(viewer, itemId);

    expect(item.balancesAt).toBe(status?.transactions?.last_successful_update);
    expect(Date.parse(item.balancesAt ?? "")).toBeLessThan(Date.parse(item.refreshedAt ?? ""));
  });

  test("are never made older than what the bank told us itself", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    const { body } = await ask(balances, cookie, itemId);

    const item = await refreshItem(viewer, itemId);

    expect(Date.parse(item.balancesAt ?? "")).toBeGreaterThanOrEqual(
      Date.parse(body.item.balancesAt),
    );
  });
});

describe("POST /api/items/:id/numbers", () => {
  test("tells account and routing numbers, and keeps them nowhere", async () => {
    const { cookie, itemId } = await userWithProducts(["auth", "transactions"]);
    const before = await databaseState();
    const records = recorded();

    const { status, headers, body } = await ask(numbers, cookie, itemId);

    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toMatchObject({ state: "told" });
    expect(body.accounts[0]).toMatchObject({
      accountName: "Plaid Checking",
      mask: "0000",
      scheme: "ach",
      numbers: [
        { label: "Account number", value: "1111222233330000" },
        { label: "Routing number", value: "011401533" },
        { label: "Wire routing number", value: "021000021" },
      ],
    });
    expect(await databaseState()).toBe(before);
    expect(records).toMatchObject([{ path: "/auth/get", status: 200 }]);
    expect(JSON.stringify(records)).not.toContain("1111222233330000");
  });

  test("says that the person has not agreed to it, which is no error of the Item", async () => {
    const { cookie, itemId } = await userWithProducts(["transactions"]);
    const before = await databaseState();

    const { status, body } = await ask(numbers, cookie, itemId);

    expect(status).toBe(200);
    expect(body).toEqual({
      state: "missing",
      reason: "consent",
      code: "ADDITIONAL_CONSENT_REQUIRED",
    });
    expect(await databaseState()).toBe(before);
  });

  test.each([
    { errorCode: "PRODUCTS_NOT_SUPPORTED", reason: "unsupported" },
    { errorCode: "NO_AUTH_ACCOUNTS", reason: "none" },
    { errorCode: "PRODUCT_NOT_READY", reason: "not_ready" },
  ])("$errorCode is told as $reason", async ({ errorCode, reason }) => {
    const { cookie, itemId } = await userWithItem();
    const before = await databaseState();
    await emulator.fail({ path: "/auth/get", errorCode });

    const { status, body } = await ask(numbers, cookie, itemId);

    expect(status).toBe(200);
    expect(body).toEqual({ state: "missing", reason, code: errorCode });
    expect(await databaseState()).toBe(before);
  });

  test("an Item that needs its owner is marked so", async () => {
    const { viewer, cookie, itemId } = await userWithProducts(["auth"]);
    await withAccessToken(viewer, itemId, (access_token) =>
      plaid().sandboxItemResetLogin({ access_token }),
    );

    const { body } = await ask(numbers, cookie, itemId);

    expect(body).toEqual({ state: "missing", reason: "repair", code: "ITEM_LOGIN_REQUIRED" });
    const { state } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    expect(state).toBe("NEEDS_REPAIR");
  });
});

describe("POST /api/items/:id/identity", () => {
  test("tells each owner once, with all accounts that are theirs, and keeps nothing", async () => {
    const { cookie, itemId } = await userWithProducts(["identity", "transactions"]);
    const before = await databaseState();
    const records = recorded();

    const { status, body } = await ask(identity, cookie, itemId);

    expect(status).toBe(200);
    expect(body.state).toBe("told");
    expect(body.owners[0]).toMatchObject({
      names: ["Alberta Bobbeth Charleson"],
      emails: expect.arrayContaining(["accountholder0@example.com"]),
    });
    expect(body.owners[0].accounts.length).toBeGreaterThan(1);
    expect(await databaseState()).toBe(before);
    expect(records).toMatchObject([{ path: "/identity/get", status: 200 }]);
    expect(JSON.stringify(records)).not.toMatch(/Bobbeth|accountholder0/);
  });

  test("says that the person has not agreed to it", async () => {
    const { cookie, itemId } = await userWithProducts(["transactions"]);

    const { body } = await ask(identity, cookie, itemId);

    expect(body).toMatchObject({ state: "missing", reason: "consent" });
  });
});

describe.each([
  ["balances", balances, "/accounts/balance/get"],
  ["numbers", numbers, "/auth/get"],
  ["identity", identity, "/identity/get"],
] as const)("POST /api/items/:id/%s", (_, handler, path) => {
  test("another user's Item looks like a missing one, and Plaid is not asked", async () => {
    const { itemId } = await userWithItem();
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();

    const theirs = await ask(handler, cookie, itemId);
    const missing = await ask(handler, cookie, "itm_missing");

    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...missing.body, requestId: "" });
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("a visitor is asked to sign in", async () => {
    const { itemId } = await userWithItem();

    expect((await ask(handler, undefined, itemId)).status).toBe(401);
  });

  test("when Plaid is down, that is told and nothing changes", async () => {
    const { cookie, itemId } = await userWithItem();
    const before = await databaseState();
    await emulator.fail({ path, status: 500, times: 9 });

    const { status, body } = await ask(handler, cookie, itemId);

    expect(status).toBe(502);
    expect(body.code).toBe("plaid_unavailable");
    expect(await databaseState()).toBe(before);
  });
});
