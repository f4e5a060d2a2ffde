import { afterEach, describe, expect, test } from "vitest";
import { DELETE } from "@/app/api/account/route";
import { GET as list } from "@/app/api/items/route";
import { POST as start } from "@/app/api/link/tokens/route";
import { deleteAccount } from "@/lib/account/delete-account";
import { reconcileAccounts } from "@/lib/account/reconcile-accounts";
import { hashPassword } from "@/lib/auth/password";
import { systemFindSession } from "@/lib/data/sessions";
import { systemCreateUser, systemDemoUser, systemFindUserByEmail } from "@/lib/data/users";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { itemsAtPlaid } from "@/tests/support/items";
import { clearJobs, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { completeLink, startLink, userWithItem } from "@/tests/support/link";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const PASSWORD = "a short sentence works";
const REMOVE = "/item/remove";

afterEach(async () => {
  await emulator.heal();
  await clearJobs();
  await db().user.deleteMany();
});

async function leave(cookie: string | undefined, body: object) {
  const response = await DELETE(post(routes.api.account(), body, { cookie }), params({}));
  return { status: response.status, body: response.status === 204 ? null : await response.json() };
}

const givePassword = async ({ id }: { id: string }, password = PASSWORD) =>
  db().user.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });

const withoutPassword = ({ id }: { id: string }) =>
  db().user.update({ where: { id }, data: { passwordHash: null } });

/** A person with several banks, who signs in without a password. */
async function userWithItems(count: number) {
  const user = await userWithItem();
  await withoutPassword(user.viewer);
  for (let more = 1; more < count; more += 1) {
    const { session, linkToken } = await startLink(user.cookie);
    const publicToken = await emulator.completeLink(linkToken);
    await completeLink(user.cookie, session.id, [publicToken], { allowDuplicate: true });
  }
  await runDueJobs();
  const items = await db().item.findMany({
    where: { userId: user.viewer.id },
    select: { id: true, plaidItemId: true },
  });
  expect(items).toHaveLength(count);
  return { ...user, plaidItemIds: items.map(({ plaidItemId }) => plaidItemId) };
}

/** How many rows anywhere still name a person. */
async function traces(userId: string): Promise<number> {
  const tables = await db().$queryRaw<{ table: string }[]>`
    SELECT table_name AS "table" FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'userId'`;
  expect(tables.length).toBeGreaterThan(10);
  let found = await db().user.count({ where: { id: userId } });
  for (const { table } of tables) {
    const [row] = await db().$queryRawUnsafe<{ rows: number }[]>(
      `SELECT count(*)::int AS rows FROM "${table}" WHERE "userId" = $1`,
      userId,
    );
    found += row?.rows ?? 0;
  }
  return found;
}

describe("DELETE /api/account", () => {
  test("S-SES-7: removes every Item at Plaid, and then everything that names the person", async () => {
    const { viewer, cookie, itemId, plaidItemIds } = await userWithItems(3);
    const account = await db().account.findFirstOrThrow({ where: { itemId } });
    await db().processorToken.create({
      data: {
        ...{ id: `prt_${itemId}`, userId: viewer.id, itemId, accountId: account.id },
        ...{ processor: "dwolla", token: "sealed", lastFour: "1234", permissions: [] },
      },
    });

    expect((await leave(cookie, { word: "delete" })).status).toBe(204);
    await runDueJobs();

    const left = await itemsAtPlaid();
    expect(plaidItemIds.filter((id) => left.includes(id))).toEqual([]);
    expect(await traces(viewer.id)).toBe(0);
  });

  test("S-SES-7: ends every session and every way to sign in at once, and frees the address", async () => {
    const email = "leaving@example.com";
    const { viewer, cookie, token } = await userWithItem();
    await db().user.update({ where: { id: viewer.id }, data: { email } });
    await givePassword(viewer);
    const provider = { provider: "github", providerAccountId: "7" };
    await db().authAccount.create({ data: { id: "aut_x", userId: viewer.id, ...provider } });
    await emulator.fail({ path: REMOVE, status: 500, times: 9 });

    await leave(cookie, { password: PASSWORD });
    await runDueJobs();

    expect(await systemFindSession(token)).toBeNull();
    expect((await answerOf(list(get("/", { cookie }), params({})))).status).toBe(401);
    expect(await systemFindUserByEmail(email)).toBeNull();
    expect(await db().authAccount.count({ where: provider })).toBe(0);
    await expect(systemCreateUser(email, "another")).resolves.toMatch(/^usr_/);
    expect(await db().user.count({ where: { id: viewer.id } })).toBe(1);
  });

  test("waits for an Item that Plaid does not remove yet, and ends by itself", async () => {
    const { viewer, cookie } = await userWithItems(3);
    await emulator.fail({ path: REMOVE, status: 500, times: 1 });

    await leave(cookie, { word: "delete" });
    await runDueJobs();
    expect(await db().item.count({ where: { userId: viewer.id } })).toBe(1);
    expect(await traces(viewer.id)).toBeGreaterThan(0);

    await letJobTimePass(60);
    await runDueJobs();
    expect(await traces(viewer.id)).toBe(0);
  });

  test("goes on after its job was lost, whenever that was", async () => {
    const { viewer, cookie } = await userWithItems(2);
    await leave(cookie, { word: "delete" });
    await clearJobs();

    await db().user.update({
      where: { id: viewer.id },
      data: { deletingAt: new Date(Date.now() - 3 * 60_000) },
    });
    await reconcileAccounts();
    await runDueJobs();

    expect(await traces(viewer.id)).toBe(0);
    await expect(deleteAccount(viewer)).resolves.toBeUndefined();
  });

  test("removes a bank too whose exchange was under way", async () => {
    const { viewer, cookie, sessionId } = await userWithItem();
    await withoutPassword(viewer);
    await db().publicTokenExchange.create({
      data: { id: "pte_busy", userId: viewer.id, linkSessionId: sessionId, lookup: "busy" },
    });

    await leave(cookie, { word: "delete" });
    await runDueJobs();
    expect(await db().user.count({ where: { id: viewer.id } })).toBe(1);

    const other = { id: "itm_late", userId: viewer.id, plaidItemId: "late", accessToken: "lost" };
    await db().item.create({ data: other, select: { id: true } });
    await db().publicTokenExchange.update({
      where: { id: "pte_busy" },
      data: { state: "EXCHANGED", itemId: "itm_late" },
    });
    await deleteAccount(viewer);

    const late = await db().item.findUniqueOrThrow({ where: { id: "itm_late" } });
    expect(late.state).toBe("REMOVING");
  });

  test("ends open Link sessions, so that no bank is linked for somebody who has left", async () => {
    const { viewer, cookie } = await signedInUser();
    await withoutPassword(viewer);
    const hosted = await answerOf(start(post("/", { mode: "hosted" }, { cookie }), params({})));
    expect(hosted.status).toBe(201);
    await emulator.fail({ path: REMOVE, status: 500, times: 9 });

    await leave(cookie, { word: "delete" });

    expect(await db().linkSession.count({ where: { userId: viewer.id } })).toBe(0);
  });

  test("removes the person as a user of Plaid's", async () => {
    const { viewer, cookie } = await signedInUser();
    await withoutPassword(viewer);
    await answerOf(start(post("/", { mode: "multi_item" }, { cookie }), params({})));
    const mark = await emulator.mark();

    await leave(cookie, { word: "delete" });
    await runDueJobs();

    expect(await emulator.callsSince(mark)).toContain("/user/remove");
    expect(await db().user.count({ where: { id: viewer.id } })).toBe(0);
  });

  test.each([
    { name: "no password", body: {}, field: "password" },
    { name: "a wrong password", body: { password: "something else" }, field: "password" },
    { name: "the word in place of a password", body: { word: "delete" }, field: "password" },
  ])("asks a person who has a password for it: $name", async ({ body, field }) => {
    const { viewer, cookie } = await userWithItem();
    await givePassword(viewer);
    const before = await databaseState();

    const answer = await leave(cookie, body);

    expect(answer.status).toBe(400);
    expect(answer.body.fields).toHaveProperty(field);
    expect(await databaseState()).toBe(before);
  });

  test("asks a person without one for a word", async () => {
    const { viewer, cookie } = await userWithItem();
    await withoutPassword(viewer);

    expect((await leave(cookie, { word: "yes" })).body.fields).toHaveProperty("word");
    expect((await leave(cookie, {})).status).toBe(400);
    expect((await leave(cookie, { word: " Delete " })).status).toBe(204);
  });

  test("touches nobody else", async () => {
    const leaving = await userWithItem();
    await withoutPassword(leaving.viewer);
    const staying = await userWithItem();

    await leave(leaving.cookie, { word: "delete" });
    await runDueJobs();

    expect(await db().account.count({ where: { userId: staying.viewer.id } })).toBe(12);
    await expect(
      withAccessToken(staying.viewer, staying.itemId, async () => "opens"),
    ).resolves.toBe("opens");
  });

  test("a visitor is asked to sign in", async () => {
    expect((await leave(undefined, { word: "delete" })).status).toBe(401);
  });

  test("the demo user cannot be signed in while it leaves, and is made anew then", async () => {
    const demo = await systemDemoUser();
    await db().user.update({ where: { id: demo?.id ?? "" }, data: { deletingAt: new Date() } });
    expect(await systemDemoUser()).toBeNull();

    await deleteAccount({ id: demo?.id ?? "" });

    expect(await systemDemoUser()).toMatchObject({ id: "usr_demo" });
  });
});
