import { afterEach, describe, expect, test } from "vitest";
import { GET as getSession } from "@/app/api/link/sessions/[sessionId]/route";
import { POST as start } from "@/app/api/link/tokens/route";
import { getLinkSession } from "@/lib/data/link-sessions";
import { db } from "@/lib/db/client";
import { pollSession } from "@/lib/link/poll-session";
import { routes } from "@/lib/routes";
import { countItems } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { refreshLink } from "@/tests/support/link";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const EXCHANGE = "/item/public_token/exchange";

afterEach(async () => {
  await emulator.heal();
  await emulator.set({ linkEvents: true });
  await clearJobs();
});

const startIn = (cookie: string, mode: string) =>
  answerOf(start(post(routes.api.linkTokens(), { mode }, { cookie }), params({})));

const read = (cookie: string, sessionId: string) =>
  answerOf(getSession(get(routes.api.linkSession(sessionId), { cookie }), params({ sessionId })));

/** A new user with a hosted session, and the link token that only the server and Plaid have. */
async function userWithHostedSession() {
  const user = await signedInUser();
  const { body } = await startIn(user.cookie, "hosted");
  const sessionId: string = body.session.id;
  const { linkToken } = await getLinkSession(user.viewer, sessionId);
  return { ...user, sessionId, linkToken, hostedLinkUrl: body.hostedLinkUrl as string };
}

describe("Hosted Link", () => {
  test("gives the address of Plaid's page, seals it, and keeps the link token to itself", async () => {
    const { cookie } = await signedInUser();

    const { body } = await startIn(cookie, "hosted");

    expect(body.hostedLinkUrl).toMatch(/\/hl\/[a-z0-9]{34,}$/);
    expect(body).not.toHaveProperty("linkToken");
    const row = await db().linkSession.findUniqueOrThrow({ where: { id: body.session.id } });
    expect(row.hostedLinkUrl).toMatch(/^v1\./);
    expect((await read(cookie, body.session.id)).body.session.hostedLinkUrl).toBe(
      body.hostedLinkUrl,
    );
  });

  test("S-CSRF-6: sends the person back to a page of ours that names the session, and nothing else", async () => {
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();

    const { body } = await startIn(cookie, "hosted");

    const [call] = await emulator.requestsSince(mark, "/link/token/create");
    expect(call).toMatchObject({
      hosted_link: {
        completion_redirect_uri: `http://localhost:3000/link/hosted/return?session=${body.session.id}`,
      },
    });
  });

  test("is asked about by a job, again and again, until it has a result", async () => {
    const { viewer, cookie, sessionId, linkToken } = await userWithHostedSession();
    await letJobTimePass(15);
    await runDueJobs();
    expect((await read(cookie, sessionId)).body.session.state).toBe("open");
    expect(await jobsOf("session.poll")).toMatchObject([
      { state: "completed" },
      { state: "created" },
    ]);

    await emulator.goThroughLink(linkToken);
    await letJobTimePass(60);
    await runDueJobs();

    const { body } = await read(cookie, sessionId);
    expect(body.session).toMatchObject({ state: "completed", finishedVia: "poll" });
    expect(body.session.hostedLinkUrl).toBeNull();
    expect(await countItems(viewer.id)).toBe(1);
    const jobs = await jobsOf("session.poll");
    expect(jobs.filter(({ state }) => state === "created")).toEqual([]);
  });

  test("is told by Plaid whatever the team has enabled", async () => {
    await emulator.set({ linkEvents: false });
    const { cookie, sessionId, linkToken } = await userWithHostedSession();
    await emulator.goThroughLink(linkToken);

    const { body } = await refreshLink(cookie, sessionId);

    expect(body.session).toMatchObject({ state: "completed", banks: [{ state: "linked" }] });
  });

  test("that was left says why, and can still be finished until it expires", async () => {
    const { cookie, sessionId, linkToken, hostedLinkUrl } = await userWithHostedSession();
    await emulator.goThroughLink(linkToken, { password: "error_ITEM_LOCKED" });

    const left = await refreshLink(cookie, sessionId);
    await emulator.goThroughLink(linkToken);
    const finished = await refreshLink(cookie, sessionId);

    expect(left.body.session).toMatchObject({
      state: "exited",
      exit: { code: "ITEM_LOCKED", message: expect.stringMatching(/locked/) },
      hostedLinkUrl,
    });
    expect(finished.body.session).toMatchObject({ state: "completed" });
  });

  test("that nobody opened ends with its link token", async () => {
    const { viewer, cookie, sessionId } = await userWithHostedSession();
    await db().$executeRaw`
      UPDATE "LinkSession" SET "expiresAt" = now() - interval '1 second' WHERE "id" = ${sessionId}`;

    expect(await pollSession(viewer, sessionId)).toEqual({ againInMs: null });

    const row = await db().linkSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(row).toMatchObject({ state: "EXPIRED", finishedVia: "POLL" });
    expect((await read(cookie, sessionId)).body.session.hostedLinkUrl).toBeNull();
  });

  test("the pauses between polls grow to a minute, and the last comes just after the end", async () => {
    const { viewer, sessionId } = await userWithHostedSession();
    const pauseAt = async (ageS: number, leftS: number) => {
      await db().$executeRaw`
        UPDATE "LinkSession" SET "createdAt" = now() - make_interval(secs => ${ageS}),
          "expiresAt" = now() + make_interval(secs => ${leftS}) WHERE "id" = ${sessionId}`;
      return (await pollSession(viewer, sessionId)).againInMs ?? 0;
    };

    expect(await pauseAt(0, 1800)).toBe(10_000);
    expect(await pauseAt(100, 1700)).toBeCloseTo(25_000, -3);
    expect(await pauseAt(1000, 800)).toBe(60_000);
    expect(await pauseAt(1790, 10)).toBeLessThan(11_500);
  });
});

describe("Multi-Item Link", () => {
  test("names the person by a user of Plaid's, who is made once", async () => {
    const { viewer, cookie } = await signedInUser();
    const mark = await emulator.mark();

    const first = await startIn(cookie, "multi_item");
    const second = await startIn(cookie, "multi_item");

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await emulator.callsSince(mark, "/user/create")).toHaveLength(1);
    const { plaidUserId } = await db().user.findUniqueOrThrow({ where: { id: viewer.id } });
    expect(plaidUserId).toMatch(/^usr_/);
    const [call] = await emulator.requestsSince(mark, "/link/token/create");
    expect(call).toMatchObject({ enable_multi_item_link: true, user_id: plaidUserId });
  });

  test("a user whom Plaid no longer has is made anew", async () => {
    const { viewer, cookie } = await signedInUser();
    await db().user.update({
      where: { id: viewer.id },
      data: { plaidUserId: "usr_gone1234567890" },
    });

    expect((await startIn(cookie, "multi_item")).status).toBe(201);
    const { plaidUserId } = await db().user.findUniqueOrThrow({ where: { id: viewer.id } });
    expect(plaidUserId).not.toBe("usr_gone1234567890");
  });

  test("the same bank twice in one session is asked about, though its accounts are not read yet", async () => {
    const { viewer, cookie } = await signedInUser();
    const { body } = await startIn(cookie, "multi_item");
    await emulator.completeLink(body.linkToken, {
      institutionId: "ins_109508",
      another: [{ institution_id: "ins_109508" }],
    });

    const { body: answer } = await refreshLink(cookie, body.session.id);

    expect(answer.session.banks).toMatchObject([{ state: "linked" }, { state: "duplicate" }]);
    expect(await countItems(viewer.id)).toBe(1);
  });

  test("stores every bank, each exchanged once", async () => {
    const { viewer, cookie } = await signedInUser();
    const { body } = await startIn(cookie, "multi_item");
    await emulator.completeLink(body.linkToken, {
      institutionId: "ins_109508",
      another: [{ institution_id: "ins_109509" }, { institution_id: "ins_109511" }],
    });
    const mark = await emulator.mark();

    const answers = await Promise.all(
      Array.from({ length: 3 }, () => refreshLink(cookie, body.session.id)),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const names = answers
      .at(-1)
      ?.body.session.banks.map(
        ({ institutionName }: { institutionName: string }) => institutionName,
      );
    expect(names?.sort()).toEqual([
      "First Gingham Credit Union",
      "First Platypus Bank",
      "Tartan Bank",
    ]);
    expect(await countItems(viewer.id)).toBe(3);
    expect(await emulator.callsSince(mark, EXCHANGE)).toHaveLength(3);
  });

  test("one bank that fails keeps no other from being stored, and is tried again by itself", async () => {
    const { viewer, cookie } = await signedInUser();
    const { body } = await startIn(cookie, "multi_item");
    await emulator.completeLink(body.linkToken, {
      institutionId: "ins_109508",
      another: [{ institution_id: "ins_109509" }],
    });
    await emulator.fail({ path: EXCHANGE, status: 500, times: 2 });

    const first = await refreshLink(cookie, body.session.id);
    const soon = await refreshLink(cookie, body.session.id);
    await db().$executeRaw`
      UPDATE "PublicTokenExchange" SET "updatedAt" = now() - interval '2 minutes'
      WHERE "linkSessionId" = ${body.session.id}`;
    const later = await refreshLink(cookie, body.session.id);

    const states = (answer: typeof first) =>
      answer.body.session.banks.map(({ state }: { state: string }) => state);
    expect(states(first)).toEqual(["uncertain", "linked"]);
    expect(states(soon)).toEqual(["uncertain", "linked"]);
    expect(states(later)).toEqual(["linked", "linked"]);
    expect(await countItems(viewer.id)).toBe(2);
  });
});
