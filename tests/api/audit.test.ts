import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { GET as exportAccount } from "@/app/api/account/export/route";
import { DELETE as leave } from "@/app/api/account/route";
import { POST as rotate } from "@/app/api/items/[itemId]/rotate/route";
import { POST as register } from "@/app/api/register/route";
import { forgetRecords } from "@/lib/account/forget-records";
import { listAuditEvents } from "@/lib/data/audit-events";
import { systemEndSession, systemStartSession } from "@/lib/data/sessions";
import { systemCreateUser, systemUserOfProvider } from "@/lib/data/users";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { disconnect } from "@/tests/support/items";
import { completeLink, userBackFromLink, userWithItem } from "@/tests/support/link";
import { setPermissions, userWithToken } from "@/tests/support/processors";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

/** What was written down of a person with an action. */
const written = (userId: string, action: string) =>
  db().auditEvent.findMany({ where: { userId, action }, orderBy: { id: "asc" } });

const REQUEST = /^[0-9a-f-]{36}$/;

describe("S-AUTH-9: it is written down, once, with its target and the request", () => {
  test("that somebody registered", async () => {
    const body = { email: `${randomUUID()}@example.com`, password: "a short sentence works" };

    const { body: answer } = await answerOf(
      register(post(routes.api.register(), body), params({})),
    );

    const events = await written(answer.user.id, "register");
    expect(events).toMatchObject([{ target: null, requestId: expect.stringMatching(REQUEST) }]);
    expect(Math.abs(Date.now() - (events[0]?.at.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test("that somebody came through a provider, the first time", async () => {
    const account = { provider: "oidc", providerAccountId: randomUUID(), email: null, name: null };

    const user = await systemUserOfProvider(account);
    await systemUserOfProvider(account);

    expect(await written(user?.id ?? "", "register")).toMatchObject([{ target: null }]);
  });

  test("that somebody signed in and out", async () => {
    const userId = await systemCreateUser(`${randomUUID()}@example.com`, "not a hash");
    const token = await systemStartSession(userId, "tests");
    await systemEndSession(token);
    await systemEndSession(token);

    const { id } = await db().session.findFirstOrThrow({ where: { userId } });
    expect(await written(userId, "sign-in")).toMatchObject([{ target: id }]);
    expect(await written(userId, "sign-out")).toMatchObject([{ target: id }]);
  });

  test("that a bank was linked, however often the browser tells of it", async () => {
    const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
    const { body } = await completeLink(cookie, sessionId, [publicToken]);
    await completeLink(cookie, sessionId, [publicToken]);

    expect(await written(viewer.id, "item.link")).toMatchObject([
      { target: body.items[0].id, requestId: expect.stringMatching(REQUEST) },
    ]);
  });

  test("that its access token was replaced, and that it was disconnected", async () => {
    const { viewer, cookie, itemId } = await userWithItem();

    await rotate(post(routes.api.rotateItemToken(itemId), {}, { cookie }), params({ itemId }));
    await disconnect(cookie, itemId);
    await disconnect(cookie, itemId);

    const named = { target: itemId, requestId: expect.stringMatching(REQUEST) };
    expect(await written(viewer.id, "item.rotate-token")).toMatchObject([named]);
    expect(await written(viewer.id, "item.remove")).toMatchObject([named]);
  });

  test("that a partner got access, and what it may read", async () => {
    const { viewer, cookie, tokenId } = await userWithToken({ grants: true });

    expect((await setPermissions(cookie, tokenId, ["auth"])).status).toBe(200);

    const named = { target: tokenId, requestId: expect.stringMatching(REQUEST) };
    expect(await written(viewer.id, "processor-token.create")).toMatchObject([named]);
    expect(await written(viewer.id, "processor-token.permissions")).toMatchObject([named]);
  });

  test("that data was downloaded, and the record is among it", async () => {
    const { viewer, cookie } = await signedInUser();

    const response = await exportAccount(get(routes.api.accountExport(), { cookie }), params({}));

    const { auditEvents } = await response.json();
    expect(auditEvents.map(({ action }: { action: string }) => action)).toEqual([
      "register",
      "sign-in",
      "account.export",
    ]);
    expect(await written(viewer.id, "account.export")).toHaveLength(1);
  });

  test("that an account is to be deleted", async () => {
    const { viewer, cookie } = await signedInUser();
    await db().user.update({ where: { id: viewer.id }, data: { passwordHash: null } });

    await leave(post(routes.api.account(), { word: "delete" }, { cookie }), params({}));

    expect(await written(viewer.id, "account.delete")).toHaveLength(1);
  });
});

test("S-AUTH-9: no secret and no address is written down", async () => {
  const { viewer, token } = await userWithToken();
  const { accessToken } = await db().item.findFirstOrThrow({
    where: { userId: viewer.id },
    select: { accessToken: true },
  });

  const text = JSON.stringify(await db().auditEvent.findMany({ where: { userId: viewer.id } }));

  expect(text).toContain("processor-token.create");
  for (const secret of [token, accessToken, viewer.email ?? "", "sandbox-"]) {
    expect(text).not.toContain(secret);
  }
});

test("what was refused is not written down", async () => {
  const { viewer } = await userWithItem();
  const stranger = await userWithItem();

  expect((await disconnect(stranger.cookie, viewer.id)).status).toBe(404);

  expect(await written(stranger.viewer.id, "item.remove")).toEqual([]);
});

test("the newest 50 of one's own are shown, the newest first", async () => {
  const { viewer } = await signedInUser();
  await signedInUser();
  await db().auditEvent.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      id: `aud_shown${String(index).padStart(3, "0")}`,
      userId: viewer.id,
      action: "sign-in",
      at: new Date(Date.now() + index * 1000),
    })),
  });

  const events = await listAuditEvents(viewer);

  expect(events).toHaveLength(50);
  expect(events[0]?.id).toBe("aud_shown059");
  expect(events.at(-1)?.id).toBe("aud_shown010");
});

test("records are kept for 400 days, and sessions for 90 days after their end", async () => {
  const { viewer } = await signedInUser();
  const age = (days: number) => new Date(Date.now() - days * 86_400_000);
  const userId = viewer.id;
  await db().auditEvent.createMany({
    data: [
      { id: "aud_old", userId, action: "sign-in", at: age(401) },
      { id: "aud_kept", userId, action: "sign-in", at: age(399) },
    ],
  });
  for (const [id, days] of [
    ["ses_old", 91],
    ["ses_kept", 89],
  ] as const) {
    await db().session.create({ data: { id, userId, tokenHash: id, expiresAt: age(days) } });
  }

  await forgetRecords();

  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);
  expect(await ids(db().auditEvent.findMany({ where: { userId } }))).toContain("aud_kept");
  expect(await ids(db().auditEvent.findMany({ where: { userId } }))).not.toContain("aud_old");
  expect((await ids(db().session.findMany({ where: { userId } }))).sort()).toEqual(
    ["ses_kept", viewer.sessionId].sort(),
  );
});
