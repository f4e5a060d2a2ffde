import pg from "pg";
import { afterEach, describe, expect, test, vi } from "vitest";
import { GET as ready } from "@/app/api/health/ready/route";
import { POST as balances } from "@/app/api/items/[itemId]/balances/route";
import { POST as identity } from "@/app/api/items/[itemId]/identity/route";
import { POST as numbers } from "@/app/api/items/[itemId]/numbers/route";
import { POST as rotate } from "@/app/api/items/[itemId]/rotate/route";
import { GET as get_ } from "@/app/api/items/[itemId]/route";
import { POST as sync } from "@/app/api/items/[itemId]/sync/route";
import { GET as list } from "@/app/api/items/route";
import { POST as start } from "@/app/api/link/tokens/route";
import { findDuplicateItem } from "@/lib/data/duplicate-items";
import { eraseItem, listRemovals } from "@/lib/data/item-removals";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { reconcileItems } from "@/lib/items/reconcile-items";
import { removeItem } from "@/lib/items/remove-item";
import { log } from "@/lib/log";
import { plaid } from "@/lib/plaid/client";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { disconnect, tokenAtPlaid } from "@/tests/support/items";
import { clearJobs, jobsOf, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const REMOVE = "/item/remove";
const DAY_MS = 24 * 60 * 60 * 1000;

afterEach(async () => {
  await emulator.heal();
  await clearJobs();
  await db().user.deleteMany();
});

/** A user with a linked bank, and the access token that only the server has. */
async function userWithToken() {
  const user = await userWithItem();
  const accessToken = await withAccessToken(user.viewer, user.itemId, async (token) => token);
  return { ...user, accessToken };
}

const rowsOf = async (itemId: string) => ({
  items: await db().item.count({ where: { id: itemId } }),
  accounts: await db().account.count({ where: { itemId } }),
  transactions: await db().transaction.count({ where: { itemId } }),
});

/** Has the n-th statement from now on that deletes transactions fail, counted from 1. */
function breakOffDeletion(n: number) {
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  let deletions = 0;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [query] = args as [string | { text: string }];
    const text = typeof query === "string" ? query : query.text;
    if (/^\s*DELETE FROM "Transaction"/.test(text)) deletions += 1;
    if (deletions === n) {
      deletions += 1;
      throw new Error("the process died");
    }
    return original.apply(this, args);
  } as typeof pg.Client.prototype.query);
}

/** Has an Item been disconnected a while ago. */
const disconnectedAgo = (itemId: string, ms: number) =>
  db().item.update({
    where: { id: itemId },
    data: { removingAt: new Date(Date.now() - ms) },
    select: { id: true },
  });

describe("DELETE /api/items/:id", () => {
  test("removes the Item at Plaid, and then its rows and its token", async () => {
    const { cookie, itemId, accessToken } = await userWithToken();
    const mark = await emulator.mark();

    expect(await disconnect(cookie, itemId)).toEqual({ status: 204, body: null });
    await runDueJobs();

    expect(await emulator.callsSince(mark)).toEqual([REMOVE]);
    expect(await tokenAtPlaid(accessToken)).toBe("ITEM_NOT_FOUND");
    expect(await rowsOf(itemId)).toEqual({ items: 0, accounts: 0, transactions: 0 });
  });

  test("leaves what tells of how the bank was linked, without what opens it", async () => {
    const { cookie, viewer, itemId, sessionId } = await userWithItem();
    const repair = await answerOf(
      start(
        post(routes.api.linkTokens(), { mode: "update", itemId, update: "reauth" }, { cookie }),
        params({}),
      ),
    );

    await disconnect(cookie, itemId);
    await runDueJobs();

    const sessions = await db().linkSession.findMany({ where: { userId: viewer.id } });
    expect(sessions.map(({ id }) => id).sort()).toEqual([sessionId, repair.body.session.id].sort());
    const claim = await db().publicTokenExchange.findFirstOrThrow({
      where: { userId: viewer.id },
    });
    expect(claim).toMatchObject({
      itemId: null,
      publicToken: null,
      institutionName: "First Platypus Bank",
    });
  });

  test("S-LINK-12: revokes processor tokens at once, and keeps of them whom they were for", async () => {
    const { cookie, viewer, itemId } = await userWithItem();
    const account = await db().account.findFirstOrThrow({
      where: { itemId },
      orderBy: { position: "asc" },
    });
    const id = `prt_${itemId}`;
    const rest = { processor: "dwolla", token: "sealed", lastFour: "1234", permissions: [] };
    const of = { userId: viewer.id, itemId, accountId: account.id };
    await db().processorToken.create({ data: { id, ...of, ...rest } });
    const columns = { revokedAt: true, token: true, accountName: true, itemId: true } as const;
    const row = () => db().processorToken.findUniqueOrThrow({ where: { id }, select: columns });

    await disconnect(cookie, itemId);
    const revoked = { revokedAt: expect.any(Date), token: null, accountName: "Plaid Checking" };
    expect(await row()).toEqual({ ...revoked, itemId });
    await runDueJobs();

    expect(await row()).toEqual({ ...revoked, itemId: null });
  });

  test("hides the Item from every use at once, while Plaid still has it", async () => {
    const { cookie, viewer, itemId } = await userWithItem();
    await db().item.update({
      where: { id: itemId },
      data: { plaidInstitutionId: "ins_109508" },
      select: { id: true },
    });
    await disconnect(cookie, itemId);
    const mark = await emulator.mark();

    expect(
      (await answerOf(list(get(routes.api.items(), { cookie }), params({})))).body.items,
    ).toEqual([]);
    const uses = [sync, balances, identity, numbers, rotate];
    for (const use of uses) {
      const { status } = await answerOf(use(post("/", {}, { cookie }), params({ itemId })));
      expect(status).toBe(404);
    }
    expect((await answerOf(get_(get("/", { cookie }), params({ itemId })))).status).toBe(404);
    const update = { mode: "update", itemId, update: "reauth" };
    const started = await answerOf(start(post("/", update, { cookie }), params({})));
    expect(started.status).toBe(404);
    const told = [{ name: "Plaid Checking", mask: "0000" }];
    expect(await findDuplicateItem(viewer, "ins_109508", told)).toBeNull();
    expect((await disconnect(cookie, itemId)).status).toBe(404);
    expect(await emulator.callsSince(mark)).toEqual([]);
    expect(await listRemovals(viewer)).toMatchObject([{ id: itemId }]);
  });

  test("of two at once one is done, and Plaid is told once", async () => {
    const { cookie, itemId } = await userWithItem();
    const mark = await emulator.mark();

    const answers = await Promise.all([disconnect(cookie, itemId), disconnect(cookie, itemId)]);
    await runDueJobs();

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await emulator.callsSince(mark, REMOVE)).toHaveLength(1);
  });

  test("another user's Item looks like a missing one, and nothing happens to it", async () => {
    const { itemId } = await userWithItem();
    const { cookie } = await signedInUser();
    const before = await databaseState();
    const mark = await emulator.mark();

    const theirs = await disconnect(cookie, itemId);
    const missing = await disconnect(cookie, "itm_missing");
    await runDueJobs();

    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...missing.body, requestId: "" });
    expect(await emulator.callsSince(mark)).toEqual([]);
    expect(await databaseState()).toBe(before);
  });

  test("a visitor is asked to sign in", async () => {
    const { itemId } = await userWithItem();

    expect((await disconnect(undefined, itemId)).status).toBe(401);
  });
});

describe("a removal", () => {
  test("R-12: goes on for as long as Plaid is down, and ends when it is back", async () => {
    const { cookie, itemId, accessToken } = await userWithToken();
    await emulator.fail({ path: REMOVE, status: 500, times: 20 });

    await disconnect(cookie, itemId);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await runDueJobs();
      await letJobTimePass(3_600);
    }
    const waiting = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    expect(waiting).toMatchObject({
      state: "REMOVING",
      removalAttempts: 20,
      removalFailure: "plaid_unavailable",
    });
    expect(waiting.removalDueAt?.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000);
    expect(await tokenAtPlaid(accessToken)).toBe("alive");

    await runDueJobs();

    expect(await rowsOf(itemId)).toEqual({ items: 0, accounts: 0, transactions: 0 });
    expect(await tokenAtPlaid(accessToken)).toBe("ITEM_NOT_FOUND");
    expect((await jobsOf("item.remove")).every(({ state }) => state === "completed")).toBe(true);
  });

  test.each([
    { name: "Plaid removed it and the answer was lost", fault: { reset: true, afterEffect: true } },
    {
      name: "Plaid does not know the token any more",
      fault: { errorCode: "INVALID_ACCESS_TOKEN" },
    },
  ])("is done where $name", async ({ fault }) => {
    const { cookie, itemId } = await userWithItem();
    await emulator.fail({ path: REMOVE, ...fault });

    await disconnect(cookie, itemId);
    await runDueJobs();
    await letJobTimePass(60);
    await runDueJobs();

    expect(await rowsOf(itemId)).toMatchObject({ items: 0 });
  });

  test("R-13: goes on after a crash between Plaid and us, and in the middle of the rows", async () => {
    const { cookie, viewer, itemId, accessToken } = await userWithToken();
    const account = await db().account.findFirstOrThrow({ where: { itemId } });
    await db().$executeRaw`
      INSERT INTO "Transaction" ("id", "userId", "itemId", "accountId", "plaidTransactionId", "date",
        "name", "amount", "pending", "updatedAt")
      SELECT 'txn_' || ${itemId} || n, ${viewer.id}, ${itemId}, ${account.id}, ${itemId} || n, now(),
        'x', 1, false, now() FROM generate_series(1, 12000) n`;
    await disconnect(cookie, itemId);
    await clearJobs();
    await plaid().itemRemove({ access_token: accessToken });
    breakOffDeletion(2);

    await expect(removeItem(viewer, itemId)).rejects.toThrow("the process died");
    const { items, transactions } = await rowsOf(itemId);
    expect(items).toBe(1);
    expect(transactions).toBeGreaterThan(0);
    expect(transactions).toBeLessThan(12_000);
    expect(await listRemovals(viewer)).toMatchObject([{ id: itemId }]);

    expect(await removeItem(viewer, itemId)).toEqual({ againInMs: null });
    await expect(eraseItem(viewer, itemId)).resolves.toBeUndefined();

    expect(await rowsOf(itemId)).toEqual({ items: 0, accounts: 0, transactions: 0 });
  });

  test("whose job was lost is taken up by the reconciler", async () => {
    const { cookie, itemId } = await userWithItem();
    await disconnect(cookie, itemId);
    await clearJobs();
    await reconcileItems();
    expect(await jobsOf("item.remove")).toEqual([]);

    await db().item.update({
      where: { id: itemId },
      data: { removalDueAt: new Date(Date.now() - 3 * 60_000) },
      select: { id: true },
    });
    await reconcileItems();
    await runDueJobs();

    expect(await rowsOf(itemId)).toMatchObject({ items: 0 });
  });

  test("waits for a new access token that is under way", async () => {
    const { cookie, viewer, itemId } = await userWithItem();
    await disconnect(cookie, itemId);
    await db().item.update({
      where: { id: itemId },
      data: { rotatingAt: new Date() },
      select: { id: true },
    });
    await emulator.fail({ path: REMOVE, errorCode: "INVALID_ACCESS_TOKEN" });

    expect(await removeItem(viewer, itemId)).toEqual({ againInMs: expect.any(Number) });

    expect(await rowsOf(itemId)).toMatchObject({ items: 1 });
  });

  test("R-12: that has not come off for a day is told to the operator once a day, with what to do", async () => {
    const { cookie, viewer, itemId } = await userWithItem();
    const told = vi.spyOn(log(), "error");
    await emulator.fail({ path: REMOVE, errorCode: "INVALID_API_KEYS" });
    await disconnect(cookie, itemId);
    await removeItem(viewer, itemId);
    await reconcileItems();
    expect(told).not.toHaveBeenCalled();

    await disconnectedAgo(itemId, DAY_MS + 1_000);
    await reconcileItems();
    await reconcileItems();

    expect(told).toHaveBeenCalledOnce();
    expect(told.mock.calls[0]?.[0]).toMatchObject({
      itemId,
      code: "INVALID_API_KEYS",
      remedy: expect.stringContaining("PLAID_SECRET"),
    });
    const { status, body } = await answerOf(ready(get("/"), params({})));
    expect(status).toBe(200);
    expect(body).toEqual({ status: "ready", warnings: { itemsNotRemoved: 1 } });
  });

  test("whose token cannot be read waits a week for its key, and is then erased and told of", async () => {
    const { cookie, viewer, itemId } = await userWithItem();
    const { plaidItemId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    await disconnect(cookie, itemId);
    await db()
      .$executeRaw`UPDATE "Item" SET "accessToken" = 'v1.gone.AAAA.AAAA.AAAA' WHERE "id" = ${itemId}`;
    const told = vi.spyOn(log(), "error");
    const mark = await emulator.mark();

    expect(await removeItem(viewer, itemId)).toEqual({ againInMs: expect.any(Number) });
    expect(await rowsOf(itemId)).toMatchObject({ items: 1 });
    await disconnectedAgo(itemId, 7 * DAY_MS + 1_000);
    expect(await removeItem(viewer, itemId)).toEqual({ againInMs: null });

    expect(await rowsOf(itemId)).toMatchObject({ items: 0 });
    expect(told.mock.calls.at(-1)?.[0]).toMatchObject({ plaidItemId, code: "TOKEN_UNREADABLE" });
    expect(await emulator.callsSince(mark)).toEqual([]);
  });
});
