import { afterEach, describe, expect, test } from "vitest";
import { POST as start } from "@/app/api/link/tokens/route";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { refreshItem } from "@/lib/items/refresh-item";
import { plaid } from "@/lib/plaid/client";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, runDueJobs } from "@/tests/support/jobs";
import { completeLink, refreshLink, userWithItem } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const CREATE = "/link/token/create";

afterEach(async () => {
  await emulator.heal();
  await clearJobs();
});

const startUpdate = (cookie: string, itemId: string, update: string) =>
  answerOf(
    start(
      post(routes.api.linkTokens(), { mode: "update", itemId, update }, { cookie }),
      params({}),
    ),
  );

/** A user whose bank no longer lets Plaid in. */
async function userWithBrokenItem() {
  const user = await userWithItem();
  await withAccessToken(user.viewer, user.itemId, (access_token) =>
    plaid().sandboxItemResetLogin({ access_token }),
  );
  await refreshItem(user.viewer, user.itemId);
  return user;
}

const itemOf = (id: string) =>
  db().item.findUniqueOrThrow({ where: { id }, include: { accounts: true } });

describe("update mode", () => {
  test.each([
    { update: "reauth", asks: {} },
    { update: "accounts", asks: { update: { account_selection_enabled: true } } },
    {
      update: "permissions",
      asks: { additional_consented_products: ["auth", "identity", "transactions"] },
    },
  ])("for $update asks Plaid for that, and for no products", async ({ update, asks }) => {
    const { cookie, itemId } = await userWithItem();
    const mark = await emulator.mark();

    const { status, body } = await startUpdate(cookie, itemId, update);

    expect(status).toBe(201);
    expect(body).toMatchObject({ session: { mode: "update", state: "open" } });
    const [call] = await emulator.requestsSince(mark, CREATE);
    expect(call).toMatchObject(asks);
    expect(call).not.toHaveProperty("products");
    expect(call).not.toHaveProperty("webhook");
    expect(JSON.stringify(body)).not.toMatch(/access-sandbox/);
  });

  test("mends an Item: nothing is exchanged, its error clears, its token stays", async () => {
    const { viewer, cookie, itemId } = await userWithBrokenItem();
    const before = await withAccessToken(viewer, itemId, async (token) => token);
    expect(await itemOf(itemId)).toMatchObject({ state: "NEEDS_REPAIR" });
    const { body } = await startUpdate(cookie, itemId, "reauth");
    await emulator.completeLink(body.linkToken);
    const mark = await emulator.mark();

    const { status, body: answer } = await completeLink(cookie, body.session.id, []);
    await runDueJobs();

    expect(status).toBe(200);
    expect(answer.items).toMatchObject([{ id: itemId }]);
    expect(await itemOf(itemId)).toMatchObject({ state: "HEALTHY", errorCode: null });
    expect(await emulator.callsSince(mark, "/item/public_token/exchange")).toEqual([]);
    expect(await withAccessToken(viewer, itemId, async (token) => token)).toBe(before);
  });

  test("that the person left changes nothing, whatever a caller says", async () => {
    const { cookie, itemId } = await userWithBrokenItem();
    const { body } = await startUpdate(cookie, itemId, "reauth");

    await completeLink(cookie, body.session.id, []);
    await runDueJobs();

    expect(await itemOf(itemId)).toMatchObject({
      state: "NEEDS_REPAIR",
      errorCode: "ITEM_LOGIN_REQUIRED",
    });
  });

  test("takes accounts away and brings others, as the person chose", async () => {
    const { cookie, itemId } = await userWithItem();
    const { body } = await startUpdate(cookie, itemId, "accounts");
    await emulator.completeLink(body.linkToken, { accounts: ["Plaid Checking", "Plaid Saving"] });

    await completeLink(cookie, body.session.id, []);
    await runDueJobs();

    const { accounts } = await itemOf(itemId);
    const open = accounts.filter(({ closedAt }) => closedAt === null);
    expect(open.map(({ name }) => name).sort()).toEqual(["Plaid Checking", "Plaid Saving"]);
  });

  test("is known from polling too, where the browser never came back", async () => {
    const { cookie, itemId } = await userWithBrokenItem();
    const { body } = await startUpdate(cookie, itemId, "reauth");
    await emulator.completeLink(body.linkToken);

    const { body: answer } = await refreshLink(cookie, body.session.id);
    await runDueJobs();

    expect(answer.session).toMatchObject({ state: "completed", update: "reauth" });
    expect(await itemOf(itemId)).toMatchObject({ state: "HEALTHY" });
  });

  test("takes no token, and reads nobody's profile with one", async () => {
    const { cookie, itemId } = await userWithItem();
    const { body } = await startUpdate(cookie, itemId, "reauth");
    const uuid = "00000000-0000-4000-8000-000000000000";
    const mark = await emulator.mark();

    for (const token of [`profile-sandbox-${uuid}`, `public-sandbox-${uuid}`]) {
      const answer = await completeLink(cookie, body.session.id, [token]);
      expect(answer.status).toBe(400);
      expect(answer.body.code).toBe("invalid_public_token");
    }
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("drops what the person was asked for", async () => {
    const { cookie, itemId } = await userWithItem();
    await db().item.update({
      where: { id: itemId },
      data: { newAccountsAt: new Date(), disconnectsAt: new Date() },
    });

    const reauth = await startUpdate(cookie, itemId, "reauth");
    await completeLink(cookie, reauth.body.session.id, []);
    expect(await itemOf(itemId)).toMatchObject({
      disconnectsAt: null,
      newAccountsAt: expect.any(Date),
    });

    const accounts = await startUpdate(cookie, itemId, "accounts");
    await completeLink(cookie, accounts.body.session.id, []);
    expect(await itemOf(itemId)).toMatchObject({ newAccountsAt: null });
  });

  test("S-IDOR-6: of another user's Item looks like that of a missing one, and asks Plaid for nothing", async () => {
    const owner = await userWithItem();
    const { cookie } = await signedInUser();
    const before = await databaseState();
    const mark = await emulator.mark();

    const theirs = await startUpdate(cookie, owner.itemId, "reauth");
    const missing = await startUpdate(cookie, "itm_missing", "reauth");

    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...missing.body, requestId: "" });
    expect(await emulator.callsSince(mark)).toEqual([]);
    expect(await databaseState()).toBe(before);
  });

  test.each([
    { name: "no Item", body: { mode: "update", update: "reauth" } },
    { name: "an unknown purpose", body: { mode: "update", itemId: "itm_x", update: "everything" } },
    { name: "an Item in another mode", body: { mode: "standard", itemId: "itm_x" } },
  ])("refuses $name", async ({ body }) => {
    const { cookie } = await signedInUser();

    const { status } = await answerOf(
      start(post(routes.api.linkTokens(), body, { cookie }), params({})),
    );

    expect(status).toBe(400);
  });
});
