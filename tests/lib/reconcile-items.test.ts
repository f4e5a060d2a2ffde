import { afterEach, describe, expect, test } from "vitest";
import { POST as start } from "@/app/api/link/tokens/route";
import { systemTakeDueItems } from "@/lib/data/due-items";
import { getLinkSession } from "@/lib/data/link-sessions";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { handlers } from "@/lib/jobs/handlers";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, runDueJobs } from "@/tests/support/jobs";
import { userOfHostedLink, userWithItem } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";

const HOUR_MS = 60 * 60 * 1000;

const reconcile = () => handlers["items.reconcile"]?.({}, { isLast: true });

afterEach(async () => {
  await emulator.heal();
  await clearJobs();
  await db().user.deleteMany();
});

const dueSince = (itemId: string, agoMs: number, data: object = {}) =>
  db().item.update({
    where: { id: itemId },
    data: { readDueAt: new Date(Date.now() - agoMs), ...data },
    select: { id: true },
  });

const dueIn = async (itemId: string) => {
  const { readDueAt } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
  return readDueAt.getTime() - Date.now();
};

describe("the reconciler", () => {
  test("R-15: has an Item read again about a day after it was read last, and not before", async () => {
    const { itemId } = await userWithItem();
    await reconcile();
    expect(await jobsOf("item.read")).toHaveLength(1); // The one that was left when it was linked.
    await clearJobs();

    await dueSince(itemId, 1_000, { refreshedAt: new Date(0) });
    await reconcile();
    await runDueJobs();

    const { refreshedAt } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    expect(Date.now() - (refreshedAt?.getTime() ?? 0)).toBeLessThan(60_000);
    expect(await dueIn(itemId)).toBeGreaterThan(22.9 * HOUR_MS);
    expect(await dueIn(itemId)).toBeLessThanOrEqual(24 * HOUR_MS);
  });

  test("has an Item read that was linked and never read, and again soon if that fails", async () => {
    const { itemId } = await userWithItem();
    await clearJobs();
    await dueSince(itemId, 1_000, { state: "LINKED" });
    await emulator.fail({ path: "/item/get", status: 500, times: 9 });

    await reconcile();
    await runDueJobs();

    expect(await dueIn(itemId)).toBeLessThanOrEqual(10 * 60_000);
    expect(await jobsOf("item.read")).toMatchObject([{ state: "retry" }]);
  });

  test("asks again about an Item that needs its owner, in case that it was repaired elsewhere", async () => {
    const { itemId } = await userWithItem();
    await dueSince(itemId, 1_000, { state: "NEEDS_REPAIR", errorCode: "ITEM_LOGIN_REQUIRED" });

    await reconcile();
    await runDueJobs();

    const { state } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    expect(state).toBe("HEALTHY");
  });

  test("takes those first that have waited longest, and so many at a time", async () => {
    const [a, b, c] = [await userWithItem(), await userWithItem(), await userWithItem()];
    await clearJobs();
    await dueSince(a.itemId, 1 * HOUR_MS);
    await dueSince(b.itemId, 3 * HOUR_MS);
    await dueSince(c.itemId, 2 * HOUR_MS);

    expect(await systemTakeDueItems(2)).toBe(2);

    expect(await dueIn(a.itemId)).toBeLessThan(0);
    expect(await dueIn(b.itemId)).toBeGreaterThan(0);
    expect(await dueIn(c.itemId)).toBeGreaterThan(0);
    expect(await jobsOf("item.read")).toHaveLength(2);
  });

  test("R-7: in several processes at once takes each Item once", async () => {
    const { itemId } = await userWithItem();
    await clearJobs();
    await dueSince(itemId, 1_000);

    const taken = await Promise.all([1, 2, 3, 4].map(() => systemTakeDueItems(10)));

    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  test("leaves an Item alone that is being removed", async () => {
    const { itemId } = await userWithItem();
    await clearJobs();
    await dueSince(itemId, 1_000, { state: "REMOVING" });

    await reconcile();

    expect(await jobsOf("item.read")).toEqual([]);
  });

  test("R-15: finishes a hosted session whose poll was lost, and no webhook told of", async () => {
    const { viewer, sessionId, linkToken } = await userOfHostedLink();
    await emulator.completeLink(linkToken);
    await clearJobs();
    await reconcile();
    expect(await jobsOf("session.poll")).toEqual([]); // It is young: its poll cannot be late yet.

    await db().linkSession.update({
      where: { id: sessionId },
      data: { createdAt: new Date(Date.now() - 3 * 60_000) },
    });
    await reconcile();
    await runDueJobs();

    expect(await getLinkSession(viewer, sessionId)).toMatchObject({ state: "COMPLETED" });
    expect(await db().item.count({ where: { userId: viewer.id } })).toBe(1);
  });

  test("adds no second poll to a session that has one", async () => {
    const { viewer, cookie } = await userWithItem();
    const begun = await answerOf(start(post("/", { mode: "hosted" }, { cookie }), params({})));
    await db().linkSession.update({
      where: { id: begun.body.session.id, userId: viewer.id },
      data: { createdAt: new Date(Date.now() - 3 * 60_000) },
    });

    await reconcile();
    await reconcile();

    expect(await jobsOf("session.poll")).toHaveLength(1);
  });
});

test("of the same work asked for by several processes at a time, one is done", async () => {
  const everyMs = 60 * 60_000;
  await enqueue("items.reconcile", {}, { onceInMs: everyMs });
  await runDueJobs({ "items.reconcile": async () => {} });

  await enqueue("items.reconcile", {}, { onceInMs: everyMs });

  expect(await jobsOf("items.reconcile")).toMatchObject([{ state: "completed" }]);
});
