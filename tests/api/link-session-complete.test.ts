import { afterEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/link/sessions/[sessionId]/complete/route";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { withAccessToken } from "@/lib/items/access-token";
import { keepExchange } from "@/lib/link/keep-exchange";
import { routes } from "@/lib/routes";
import { countItems, databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, runDueJobs } from "@/tests/support/jobs";
import { completeLink, startLink, userBackFromLink, userWithItem } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const EXCHANGE = "/item/public_token/exchange";
const unknownToken = "public-sandbox-00000000-0000-4000-8000-000000000000";

afterEach(async () => {
  await emulator.heal();
  await emulator.set({ publicTokenExchange: "idempotent", linkEvents: true });
  env().LINK_BINDING = "auto";
  await clearJobs();
});

describe("POST /api/link/sessions/:id/complete", () => {
  test("stores the Item, answers without any token, and leaves its accounts to a job", async () => {
    const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();

    const { status, body } = await completeLink(cookie, sessionId, [publicToken]);

    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          id: expect.stringMatching(/^itm_/),
          institutionName: "First Platypus Bank",
          state: "linked",
        },
      ],
    });
    const [{ id }] = body.items;
    await runDueJobs();
    expect(await db().account.count({ where: { itemId: id, userId: viewer.id } })).toBe(12);
    expect(await withAccessToken(viewer, id, async (token) => token)).toMatch(/^access-sandbox-/);
    const session = await db().linkSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session).toMatchObject({ state: "COMPLETED", finishedAt: expect.any(Date) });
  });

  test("S-ENC-1: keeps the access token sealed: no column of the database holds it", async () => {
    const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
    const { body } = await completeLink(cookie, sessionId, [publicToken]);
    const accessToken = await withAccessToken(viewer, body.items[0].id, async (token) => token);

    const rows = await db().$queryRaw<{ row: string }[]>`
      SELECT t::text AS row FROM "Item" t UNION ALL SELECT t::text FROM "PublicTokenExchange" t
      UNION ALL SELECT t::text FROM "LinkSession" t`;

    const dump = rows.map(({ row }) => row).join("\n");
    expect(dump).toContain(body.items[0].id);
    expect(dump).not.toContain(accessToken);
    expect(dump).not.toContain(publicToken);
    expect(dump).not.toMatch(/(access|public|link)-sandbox-/);
  });

  test("S-LINK-1: called again, answers the same Item and asks Plaid for nothing new", async () => {
    const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
    const first = await completeLink(cookie, sessionId, [publicToken]);
    const mark = await emulator.mark();

    const second = await completeLink(cookie, sessionId, [publicToken]);

    expect(second.status).toBe(200);
    expect(second.body.items[0].id).toBe(first.body.items[0].id);
    expect(await emulator.callsSince(mark, EXCHANGE)).toEqual([]);
    expect(await countItems(viewer.id)).toBe(1);
  });

  test.each(["idempotent", "one-time"] as const)(
    "S-LINK-2: twenty calls at once make one exchange and one Item, where Plaid's exchange is %s",
    async (publicTokenExchange) => {
      await emulator.set({ publicTokenExchange });
      const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
      const mark = await emulator.mark();

      const answers = await Promise.all(
        Array.from({ length: 20 }, () => completeLink(cookie, sessionId, [publicToken])),
      );

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map(({ body }) => body.items[0].id)).size).toBe(1);
      expect(await emulator.callsSince(mark, EXCHANGE)).toHaveLength(1);
      expect(await countItems(viewer.id)).toBe(1);
    },
  );

  test("S-LINK-3: a stranger's public token is refused, and stays good for its owner", async () => {
    const owner = await userBackFromLink();
    const stranger = await userBackFromLink();
    const before = await databaseState();
    const mark = await emulator.mark();

    const { status, body } = await completeLink(stranger.cookie, stranger.sessionId, [
      owner.publicToken,
    ]);

    expect(status).toBe(409);
    expect(body.code).toBe("session_mismatch");
    expect(await emulator.callsSince(mark, EXCHANGE)).toEqual([]);
    expect(await databaseState()).toBe(before);
    expect((await completeLink(owner.cookie, owner.sessionId, [owner.publicToken])).status).toBe(
      200,
    );
  });

  test("a public token that its owner has spent is nobody else's", async () => {
    const owner = await userBackFromLink();
    await completeLink(owner.cookie, owner.sessionId, [owner.publicToken]);
    const stranger = await userBackFromLink();
    const before = await databaseState();

    const { status, body } = await completeLink(stranger.cookie, stranger.sessionId, [
      owner.publicToken,
    ]);

    expect(status).toBe(409);
    expect(body.code).toBe("session_mismatch");
    expect(await databaseState()).toBe(before);
  });

  test("S-LINK-4: a public token of another session of one's own is refused", async () => {
    const user = await userBackFromLink();
    const other = await startLink(user.cookie);
    await emulator.completeLink(other.linkToken);
    const before = await databaseState();

    const { body } = await completeLink(user.cookie, other.session.id, [user.publicToken]);

    expect(body.code).toBe("session_mismatch");
    expect(await databaseState()).toBe(before);
  });

  test("S-LINK-4: another user's session looks like a missing one", async () => {
    const owner = await userBackFromLink();
    const { cookie } = await signedInUser();
    const before = await databaseState();

    const theirs = await completeLink(cookie, owner.sessionId, [owner.publicToken]);
    const missing = await completeLink(cookie, "lks_missing", [owner.publicToken]);

    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, requestId: "" }).toEqual({ ...missing.body, requestId: "" });
    expect(await databaseState()).toBe(before);
  });

  test("a visitor spends no public token", async () => {
    const { sessionId, publicToken } = await userBackFromLink();
    const before = await databaseState();
    const mark = await emulator.mark();

    const { status } = await completeLink("", sessionId, [publicToken]);

    expect(status).toBe(401);
    expect(await emulator.callsSince(mark)).toEqual([]);
    expect(await databaseState()).toBe(before);
  });

  test("S-LINK-4: an expired public token is refused with what to do next", async () => {
    const { cookie, sessionId, publicToken } = await userBackFromLink();
    await emulator.advanceClock(31 * 60 * 1000);

    const { status, body } = await completeLink(cookie, sessionId, [publicToken]);

    expect(status).toBe(400);
    expect(body.code).toBe("invalid_public_token");
    expect(body.detail).toMatch(/Link the bank again/);
    expect(body.plaid.error_code).toBe("INVALID_PUBLIC_TOKEN");
    const again = await completeLink(cookie, sessionId, [publicToken]);
    expect(again.body.code).toBe("invalid_public_token");
  });

  test.each([
    { name: "an access token", token: unknownToken.replace("public", "access") },
    { name: "a link token", token: unknownToken.replace("public", "link") },
    { name: "no uuid", token: "public-sandbox-x" },
    { name: "nothing", token: "" },
    { name: "a number", token: 7 },
    { name: "ten kilobytes", token: `public-sandbox-${"a".repeat(10_000)}` },
    { name: "a NUL", token: "public-sandbox-\u0000" },
  ])(
    "S-LINK-5: $name instead of a public token is refused without asking Plaid",
    async ({ token }) => {
      const { cookie, sessionId } = await userBackFromLink();
      const before = await databaseState();
      const mark = await emulator.mark();

      const { status, body } = await completeLink(cookie, sessionId, [token]);

      expect(status).toBe(400);
      expect(body.code).toBe("invalid_request");
      expect(await emulator.callsSince(mark)).toEqual([]);
      expect(await databaseState()).toBe(before);
    },
  );

  describe("where Plaid does not tell what came of a session", () => {
    test("S-LINK-3: a token for an open session is accepted, and for a finished one it is not", async () => {
      await emulator.set({ linkEvents: false });
      const user = await userBackFromLink();
      const other = await userBackFromLink();

      const first = await completeLink(user.cookie, user.sessionId, [user.publicToken]);
      const second = await completeLink(user.cookie, user.sessionId, [other.publicToken]);

      expect(first.status).toBe(200);
      expect(second.body.code).toBe("session_mismatch");
    });

    test("a session is good for one token, however many come with it", async () => {
      await emulator.set({ linkEvents: false });
      const user = await userBackFromLink();
      const others = await Promise.all([userBackFromLink(), userBackFromLink()]);
      const foreign = others.map(({ publicToken }) => publicToken);

      const { body } = await completeLink(user.cookie, user.sessionId, [
        user.publicToken,
        ...foreign,
      ]);

      expect(body.code).toBe("session_mismatch");
      expect(await countItems(user.viewer.id)).toBe(1);
      for (const other of others) {
        const owned = await completeLink(other.cookie, other.sessionId, [other.publicToken]);
        expect(owned.status).toBe(200);
      }
    });

    test("S-LINK-3: LINK_BINDING=strict accepts none", async () => {
      await emulator.set({ linkEvents: false });
      env().LINK_BINDING = "strict";
      const { cookie, sessionId, publicToken } = await userBackFromLink();
      const mark = await emulator.mark();

      const { body } = await completeLink(cookie, sessionId, [publicToken]);

      expect(body.code).toBe("session_mismatch");
      expect(await emulator.callsSince(mark, EXCHANGE)).toEqual([]);
    });
  });

  test("S-LINK-5: a public token of Plaid's other environment is refused without asking Plaid", async () => {
    const { cookie, sessionId } = await userBackFromLink();
    const mark = await emulator.mark();

    const { status, body } = await completeLink(cookie, sessionId, [
      unknownToken.replace("sandbox", "production"),
    ]);

    expect(status).toBe(400);
    expect(body.code).toBe("invalid_public_token");
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  describe("when Plaid fails", () => {
    test("and is too busy for the exchange, the token can be presented again later", async () => {
      const { cookie, sessionId, publicToken } = await userBackFromLink();
      await emulator.fail({ path: EXCHANGE, errorCode: "RATE_LIMIT", times: 1 });

      const busy = await completeLink(cookie, sessionId, [publicToken]);
      const later = await completeLink(cookie, sessionId, [publicToken]);

      expect(busy.status).toBe(429);
      expect(busy.headers.get("retry-after")).toBe("60");
      expect(later.status).toBe(200);
    });

    test.each([
      { name: "fails inside", fault: { status: 500, times: 10 } },
      { name: "answers HTML", fault: { garbage: true, times: 10 } },
      { name: "cuts the connection", fault: { reset: true, times: 10 } },
    ])("and the exchange $name, the token can be presented again later", async ({ fault }) => {
      const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
      await emulator.fail({ path: EXCHANGE, ...fault });

      const failed = await completeLink(cookie, sessionId, [publicToken]);
      await emulator.heal();
      const healed = await completeLink(cookie, sessionId, [publicToken]);

      expect(failed.status).toBe(502);
      expect(failed.body.code).toBe("link_uncertain");
      expect(healed.status).toBe(200);
      expect(await countItems(viewer.id)).toBe(1);
    });

    test("and the answer to the exchange is lost, Plaid is asked once more and the Item is stored", async () => {
      const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
      const mark = await emulator.mark();
      await emulator.fail({ path: EXCHANGE, reset: true, afterEffect: true, times: 1 });

      const { status } = await completeLink(cookie, sessionId, [publicToken]);

      expect(status).toBe(200);
      expect(await emulator.callsSince(mark, EXCHANGE)).toHaveLength(2);
      expect(await countItems(viewer.id)).toBe(1);
    });

    test("and the answer is lost where an exchange works once, the person is told what is not known", async () => {
      await emulator.set({ publicTokenExchange: "one-time" });
      const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
      await emulator.fail({ path: EXCHANGE, reset: true, afterEffect: true, times: 1 });

      const { status, body } = await completeLink(cookie, sessionId, [publicToken]);

      expect(status).toBe(502);
      expect(body.code).toBe("link_uncertain");
      expect(body.detail).toMatch(/link the bank once more/i);
      expect(await countItems(viewer.id)).toBe(0);
      const claim = await db().publicTokenExchange.findFirstOrThrow({
        where: { linkSessionId: sessionId },
      });
      expect(claim.state).toBe("UNCERTAIN");
    });

    test("before the exchange, nothing is claimed", async () => {
      const { cookie, sessionId, publicToken } = await userBackFromLink();
      const before = await databaseState();
      await emulator.fail({ path: "/link/token/get", status: 500, times: 10 });

      const { status } = await completeLink(cookie, sessionId, [publicToken]);

      expect(status).toBe(502);
      expect(await databaseState()).toBe(before);
    });

    test("after the exchange, the Item is kept and its accounts can be read later", async () => {
      const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
      await emulator.fail({ path: "/accounts/get", status: 500, times: 10 });

      const { status, body } = await completeLink(cookie, sessionId, [publicToken]);

      expect(status).toBe(200);
      expect(body.items[0].state).toBe("linked");
      expect(await countItems(viewer.id)).toBe(1);
    });
  });

  test("an exchange that a dead process left behind is taken up again", async () => {
    const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
    await emulator.fail({ path: EXCHANGE, status: 500, times: 10 });
    await completeLink(cookie, sessionId, [publicToken]);
    await emulator.heal();
    await db().$executeRaw`
      UPDATE "PublicTokenExchange" SET "state" = 'RESERVED', "updatedAt" = now() - interval '2 minutes'
      WHERE "linkSessionId" = ${sessionId}`;

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => completeLink(cookie, sessionId, [publicToken])),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await countItems(viewer.id)).toBe(1);
  });

  test("an Item that turns out to be somebody else's is refused, and their bank stays linked", async () => {
    const owner = await userWithItem();
    const other = await userBackFromLink();
    // The exchange will answer an Item that the database has under another user.
    await completeLink(other.cookie, other.sessionId, [other.publicToken]);
    await db().$executeRaw`
      UPDATE "PublicTokenExchange" SET "state" = 'RESERVED', "itemId" = NULL,
        "updatedAt" = now() - interval '2 minutes' WHERE "linkSessionId" = ${other.sessionId}`;
    await db().$executeRaw`DELETE FROM "Account" WHERE "userId" = ${other.viewer.id}`;
    await db().$executeRaw`
      UPDATE "Item" SET "userId" = ${owner.viewer.id}, "linkSessionId" = NULL
      WHERE "userId" = ${other.viewer.id}`;
    const mark = await emulator.mark();

    const { body } = await completeLink(other.cookie, other.sessionId, [other.publicToken]);

    expect(body.code).toBe("session_mismatch");
    expect(await emulator.callsSince(mark, "/item/remove")).toEqual([]);
    expect(await countItems(other.viewer.id)).toBe(0);
  });

  test("a commit that was not acknowledged is found, and nothing is undone", async () => {
    const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
    const first = await completeLink(cookie, sessionId, [publicToken]);
    const claim = await db().publicTokenExchange.findFirstOrThrow({
      where: { linkSessionId: sessionId },
    });
    const mark = await emulator.mark();

    // What the process that made the exchange does when it did not hear of its own commit.
    const { plaidItemId } = await db().item.findFirstOrThrow({ where: { userId: viewer.id } });
    const accessToken = "access-sandbox-00000000-0000-4000-8000-000000000000";
    const itemIds = await keepExchange(viewer, claim, [{ plaidItemId, accessToken }], "BROWSER");

    expect(itemIds).toBeNull();
    expect(await emulator.callsSince(mark, "/item/remove")).toEqual([]);
    const again = await completeLink(cookie, sessionId, [publicToken]);
    expect(again.body.items[0].id).toBe(first.body.items[0].id);
    await runDueJobs();
    const { state } = await db().item.findFirstOrThrow({ where: { userId: viewer.id } });
    expect(state).toBe("HEALTHY");
  });

  test("R-2: an Item that cannot be stored is removed at Plaid, and nothing is half-written", async () => {
    const { viewer, cookie, sessionId, publicToken } = await userBackFromLink();
    const mark = await emulator.mark();
    await db().$executeRaw`ALTER TABLE "Item" ADD CONSTRAINT "none" CHECK (false) NOT VALID`;

    const { status, body } = await completeLink(cookie, sessionId, [publicToken]).finally(
      () => db().$executeRaw`ALTER TABLE "Item" DROP CONSTRAINT "none"`,
    );

    expect(status).toBe(503);
    expect(body.code).toBe("link_undone");
    expect(body.detail).toMatch(/disconnected again/);
    expect(await emulator.callsSince(mark, "/item/remove")).toHaveLength(1);
    expect(await countItems(viewer.id)).toBe(0);
    const session = await db().linkSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session.state).toBe("OPEN");
  });

  test("more public tokens than any session has are refused", async () => {
    const { cookie, sessionId } = await userBackFromLink();
    const request = post(
      routes.api.completeLinkSession(sessionId),
      { publicTokens: Array.from({ length: 21 }, () => unknownToken) },
      { cookie },
    );

    const { status } = await answerOf(POST(request, params({ sessionId })));

    expect(status).toBe(400);
  });
});
