import { afterEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/items/[itemId]/sync/route";
import { getItem } from "@/lib/data/items";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { plaid } from "@/lib/plaid/client";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const sync = (cookie: string | undefined, itemId: string) =>
  answerOf(POST(post(routes.api.itemSync(itemId), {}, { cookie }), params({ itemId })));

afterEach(() => emulator.heal());

describe("POST /api/items/:id/sync", () => {
  test("brings accounts up to what Plaid says, and closes those it no longer tells of", async () => {
    const { cookie, itemId } = await userWithItem();
    const [first] = await db().account.findMany({
      where: { itemId },
      orderBy: { position: "asc" },
    });
    await db().account.update({
      where: { id: first?.id ?? "" },
      data: { name: "Old name", currentBalance: 1 },
    });
    await db().account.create({
      data: {
        ...(await db().account.findFirstOrThrow({ where: { itemId } })),
        id: "acc_gone",
        plaidAccountId: "gone",
      },
    });

    const { status, body } = await sync(cookie, itemId);

    expect(status).toBe(200);
    expect(body.item.accounts).toHaveLength(12);
    expect(body.item.accounts[0]).toMatchObject({
      id: first?.id,
      name: "Plaid Checking",
      current: 110,
    });
    const gone = await db().account.findUniqueOrThrow({ where: { id: "acc_gone" } });
    expect(gone.closedAt).toEqual(expect.any(Date));
  });

  test("an Item that needs its owner is a result: it says so and keeps its accounts", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    await withAccessToken(viewer, itemId, (access_token) =>
      plaid().sandboxItemResetLogin({ access_token }),
    );

    const { status, body } = await sync(cookie, itemId);

    expect(status).toBe(200);
    expect(body.item).toMatchObject({
      state: "needs_repair",
      errorCode: "ITEM_LOGIN_REQUIRED",
      errorMessage: expect.stringMatching(/sign in/i),
    });
    expect(body.item.accounts).toHaveLength(12);
  });

  test("puts a sync of the transactions in line, unless the Item needs its owner", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    await clearJobs();

    await sync(cookie, itemId);
    await sync(cookie, itemId);
    const healthy = await jobsOf("item.sync-transactions");
    await clearJobs();
    await withAccessToken(viewer, itemId, (access_token) =>
      plaid().sandboxItemResetLogin({ access_token }),
    );
    await sync(cookie, itemId);

    expect(healthy).toHaveLength(1);
    expect(await jobsOf("item.sync-transactions")).toEqual([]);
  });

  test("an Item that is gone at Plaid is a result too", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    await withAccessToken(viewer, itemId, (access_token) => plaid().itemRemove({ access_token }));

    const { status, body } = await sync(cookie, itemId);

    expect(status).toBe(200);
    expect(body.item).toMatchObject({ state: "needs_repair", errorCode: "ITEM_NOT_FOUND" });
    expect(body.item.errorMessage).toMatch(/Link the bank again/);
  });

  test("without the institution's name and colour, the Item keeps those it had", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    await db().item.update({
      where: { id: itemId },
      data: { plaidInstitutionId: "ins_109508", institutionColor: "#123456" },
    });
    await emulator.fail({ path: "/institutions/get_by_id", status: 500, times: 9 });

    await sync(cookie, itemId);

    const item = await db().item.findFirstOrThrow({ where: { id: itemId, userId: viewer.id } });
    expect(item.institutionName).toBe("First Platypus Bank");
    expect(item.institutionColor).not.toBeNull();
  });

  test.each([
    { name: "is down", fault: { status: 500 } },
    { name: "answers HTML", fault: { garbage: true } },
  ])("when Plaid $name, the Item stays as it was", async ({ fault }) => {
    const { cookie, itemId } = await userWithItem();
    const before = await databaseState();
    await emulator.fail({ path: "/accounts/get", times: 10, ...fault });

    const { status, body } = await sync(cookie, itemId);

    expect(status).toBe(502);
    expect(body.code).toBe("plaid_unavailable");
    expect(await databaseState()).toBe(before);
  });

  test("another user's Item looks like a missing one, and Plaid is not asked", async () => {
    const { itemId } = await userWithItem();
    const { cookie } = await signedInUser();
    const before = await databaseState();
    const mark = await emulator.mark();

    const theirs = await sync(cookie, itemId);
    const missing = await sync(cookie, "itm_missing");

    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...missing.body, requestId: "" });
    expect(await emulator.callsSince(mark)).toEqual([]);
    expect(await databaseState()).toBe(before);
  });

  test("a visitor is asked to sign in", async () => {
    const { itemId } = await userWithItem();

    expect((await sync(undefined, itemId)).status).toBe(401);
  });

  test("S-ENC-2: a token moved from another row does not open, and Plaid is not asked", async () => {
    const { viewer, cookie, itemId } = await userWithItem();
    const other = await userWithItem();
    await db().$executeRaw`
      UPDATE "Item" SET "accessToken" = (SELECT "accessToken" FROM "Item" WHERE "id" = ${other.itemId})
      WHERE "id" = ${itemId}`;
    const mark = await emulator.mark();

    const { status, body } = await sync(cookie, itemId);

    expect(status).toBe(409);
    expect(body.code).toBe("relink_required");
    expect((await getItem(viewer, itemId)).errorCode).toBe("TOKEN_UNREADABLE");
    expect(await emulator.callsSince(mark)).toEqual([]);
  });
});
