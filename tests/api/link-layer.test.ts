import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { POST as start } from "@/app/api/link/session-tokens/route";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { countItems, databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, runDueJobs } from "@/tests/support/jobs";
import { completeLink, refreshLink, userBackFromLink } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const GET_PROFILE = "/user_account/session/get";

beforeEach(() => {
  env().PLAID_LAYER_TEMPLATE_ID = "template_emulator";
});
afterEach(async () => {
  await emulator.heal();
  await clearJobs();
});

const startLayer = (cookie: string) =>
  answerOf(start(post(routes.api.linkSessionTokens(), {}, { cookie }), params({})));

/** A new user who has just shared a profile with two banks through Layer. */
async function userBackFromLayer() {
  const user = await signedInUser();
  const { body } = await startLayer(user.cookie);
  const profileToken = await emulator.completeLayer(body.linkToken);
  return { ...user, sessionId: body.session.id as string, profileToken };
}

describe("POST /api/link/session-tokens", () => {
  test("makes a session token from the configured template, and remembers it sealed", async () => {
    const { cookie } = await signedInUser();

    const { status, body } = await startLayer(cookie);

    expect(status).toBe(201);
    expect(body).toMatchObject({
      session: { mode: "layer", state: "open" },
      linkToken: expect.stringMatching(/^link-sandbox-/),
    });
    const stored = await db().linkSession.findUniqueOrThrow({ where: { id: body.session.id } });
    expect(JSON.stringify(stored)).not.toContain(body.linkToken);
  });

  test("without a template says what to set", async () => {
    env().PLAID_LAYER_TEMPLATE_ID = undefined;
    const { cookie } = await signedInUser();

    const { status, body } = await startLayer(cookie);

    expect(status).toBe(501);
    expect(body).toMatchObject({ code: "not_configured" });
    expect(body.detail).toContain("PLAID_LAYER_TEMPLATE_ID");
  });

  test("with a template that Plaid does not know passes on Plaid's refusal", async () => {
    env().PLAID_LAYER_TEMPLATE_ID = "template_unknown";
    const { cookie } = await signedInUser();

    const { status, body } = await startLayer(cookie);

    expect(status).toBe(502);
    expect(body.plaid.error_code).toBe("INVALID_FIELD");
  });
});

describe("POST /api/link/sessions/:id/complete, for Layer", () => {
  test("S-LINK-11: stores every bank by the same path, and shows the profile without a number nobody needs", async () => {
    const { viewer, cookie, sessionId, profileToken } = await userBackFromLayer();

    const { status, body } = await completeLink(cookie, sessionId, [profileToken]);
    await runDueJobs();

    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    expect(body.profile).toMatchObject({ name: "Leslie Knope", phoneNumber: "+14155550011" });
    expect(JSON.stringify(body)).not.toMatch(/ssn|987-?65-?4321|access-/i);
    const items = await db().item.findMany({ where: { userId: viewer.id } });
    expect(items.map(({ state }) => state)).toEqual(["HEALTHY", "HEALTHY"]);
    const session = await db().linkSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session).toMatchObject({ state: "COMPLETED", finishedVia: "BROWSER" });
  });

  test("keeps nothing of the profile", async () => {
    const { cookie, sessionId, profileToken } = await userBackFromLayer();
    await completeLink(cookie, sessionId, [profileToken]);

    const rows = await db().$queryRaw<{ row: string }[]>`
      SELECT t::text AS row FROM "LinkSession" t UNION ALL SELECT t::text FROM "User" t
      UNION ALL SELECT t::text FROM "PublicTokenExchange" t UNION ALL SELECT t::text FROM "Item" t
      UNION ALL SELECT t::text FROM "LinkEvent" t UNION ALL SELECT t::text FROM "PlaidCall" t`;

    const dump = rows.map(({ row }) => row).join("\n");
    expect(dump).not.toMatch(/Knope|987654321|4155550011|profile-sandbox-[0-9a-f]{8}-/);
  });

  test("S-LINK-11: called again, and at once, gives the same Items", async () => {
    const { viewer, cookie, sessionId, profileToken } = await userBackFromLayer();

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => completeLink(cookie, sessionId, [profileToken])),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const ids = new Set(
      answers.map(({ body }) => body.items.map(({ id }: { id: string }) => id).join()),
    );
    expect(ids.size).toBe(1);
    expect(await countItems(viewer.id)).toBe(2);
  });

  test("is known from Plaid too, where the browser never said", async () => {
    const { viewer, cookie, sessionId } = await userBackFromLayer();

    const { body } = await refreshLink(cookie, sessionId);

    expect(body.session).toMatchObject({ state: "completed", finishedVia: "poll" });
    expect(await countItems(viewer.id)).toBe(2);
  });

  test("a stranger's profile token is refused, and stays good for its owner", async () => {
    const owner = await userBackFromLayer();
    const stranger = await userBackFromLayer();

    const { status, body } = await completeLink(stranger.cookie, stranger.sessionId, [
      owner.profileToken,
    ]);

    expect(status).toBe(409);
    expect(body.code).toBe("session_mismatch");
    expect((await completeLink(owner.cookie, owner.sessionId, [owner.profileToken])).status).toBe(
      200,
    );
  });

  test("a public token of ordinary Link is no profile token, and the other way round", async () => {
    const layer = await userBackFromLayer();
    const standard = await userBackFromLink();
    const before = await databaseState();
    const mark = await emulator.mark();

    const first = await completeLink(layer.cookie, layer.sessionId, [standard.publicToken]);
    const second = await completeLink(standard.cookie, standard.sessionId, [layer.profileToken]);

    expect([first.status, second.status]).toEqual([400, 400]);
    expect(await emulator.callsSince(mark)).toEqual([]);
    expect(await databaseState()).toBe(before);
  });

  test("Plaid being away spends nothing: the same token works later", async () => {
    const { viewer, cookie, sessionId, profileToken } = await userBackFromLayer();
    await emulator.fail({ path: GET_PROFILE, status: 500, times: 10 });

    const away = await completeLink(cookie, sessionId, [profileToken]);
    await emulator.heal();
    const later = await completeLink(cookie, sessionId, [profileToken]);

    expect(away.status).toBe(502);
    expect(later.status).toBe(200);
    expect(await countItems(viewer.id)).toBe(2);
  });
});
