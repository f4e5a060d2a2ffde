import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { reconcileHandoffs } from "@/lib/processors/reconcile-handoffs";
import { emulator } from "@/tests/support/emulator";
import { disconnect } from "@/tests/support/items";
import { clearJobs, jobsOf, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { startPartner } from "@/tests/support/partner";
import { handOff, readToken, userWithToken } from "@/tests/support/processors";

const JSON_TYPE = { "content-type": "application/json" };

afterEach(async () => {
  await emulator.heal();
  await clearJobs();
});

/** A partner that lives as long as the test. */
async function partner(answer: Parameters<typeof startPartner>[0]) {
  const started = await startPartner(answer);
  onTestFinished(() => started.close());
  return started;
}

/** Has a token sent, once or as often as the queue tries, and answers what there is to tell of it. */
async function sent({ cookie, tokenId }: { cookie: string; tokenId: string }, tries = 1) {
  expect((await handOff(cookie, tokenId)).status).toBe(202);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    await runDueJobs();
    if (attempt < tries) await letJobTimePass(60 * 60);
  }
  const { token, attempts } = (await readToken(cookie, tokenId)).body;
  return { handoff: token.handoff, attempts };
}

describe("POST /api/processor-tokens/:id/handoff", () => {
  test("sends the token to the emulator's partner, which reads with it", async () => {
    const { cookie, tokenId } = await userWithToken();
    const mark = await emulator.mark();

    const waiting = await handOff(cookie, tokenId);
    expect(waiting.status).toBe(202);
    expect(waiting.body.token.handoff).toMatchObject({ state: "waiting" });
    await runDueJobs();

    const { token, attempts, steps } = (await readToken(cookie, tokenId)).body;
    expect(token.handoff).toEqual({
      state: "received",
      at: expect.any(String),
      reference: expect.stringMatching(/^acct_/),
    });
    expect(attempts).toMatchObject([{ status: 201, failure: null }]);
    expect(steps.at(-1)).toMatchObject({
      what: "handoff",
      from: "you",
      to: "partner",
      status: 201,
    });
    expect(await emulator.callsSince(mark)).toEqual(
      expect.arrayContaining(["/processor/account/get", "/processor/auth/get"]),
    );
  });

  test("names itself, the token and the repetition to the partner, and nobody else", async () => {
    const { cookie, tokenId } = await userWithToken();
    const { got } = await partner((response) => response.writeHead(200).end());
    const { PARTNER_KEYS } = env();
    env().PARTNER_KEYS = new Map([["*", "the partner's key"]]);
    onTestFinished(() => void Object.assign(env(), { PARTNER_KEYS }));

    const { handoff } = await sent({ cookie, tokenId });

    expect(handoff).toMatchObject({ state: "received", reference: null });
    const [{ headers, body } = { headers: {}, body: "{}" }] = got;
    expect(headers).toMatchObject({
      "content-type": "application/json",
      authorization: "Bearer the partner's key",
      "idempotency-key": tokenId,
    });
    expect(headers).not.toHaveProperty("cookie");
    expect(JSON.parse(body)).toEqual({
      processor_token: expect.stringMatching(/^processor-sandbox-/),
      reference: tokenId,
    });
  });

  test("pressed again sends nothing again: neither while it waits, nor once it was received", async () => {
    const user = await userWithToken();
    const { got } = await partner((response) => response.writeHead(204).end());
    await Promise.all([1, 2, 3].map(() => handOff(user.cookie, user.tokenId)));
    expect(await jobsOf("processor.hand-off")).toHaveLength(1);

    await sent(user);
    await sent(user);

    expect(got).toHaveLength(1);
  });

  test("a partner that is away is tried again with the same key until it answers", async () => {
    const user = await userWithToken();
    const { got } = await partner((response, nth) => {
      if (nth === 1) return response.destroy();
      if (nth === 2) return response.writeHead(503).end("down for maintenance");
      return response.writeHead(201, JSON_TYPE).end(JSON.stringify({ id: "acct_7" }));
    });

    const { handoff, attempts } = await sent(user, 3);

    expect(handoff).toMatchObject({ state: "received", reference: "acct_7" });
    expect(
      attempts.map(({ status, failure }: Record<string, unknown>) => [status, failure]),
    ).toEqual([
      [null, "The partner could not be reached."],
      [503, "The partner answered 503"],
      [201, null],
    ]);
    expect(new Set(got.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(new Set(got.map(({ body }) => body)).size).toBe(1);
  });

  test("a partner that stays away is given up after eight attempts, and may be tried anew", async () => {
    const user = await userWithToken();
    let isUp = false;
    const { got } = await partner((response) => response.writeHead(isUp ? 200 : 500).end());

    const given = await sent(user, 8);
    expect(given.handoff.state).toBe("failed");
    expect(given.attempts).toHaveLength(8);
    isUp = true;
    const { handoff } = await sent(user);

    expect(handoff.state).toBe("received");
    expect(got).toHaveLength(9);
  });

  test.each([
    {
      status: 422,
      body: '{"error":{"message":"no such customer"}}',
      says: "The partner answered 422: no such customer",
    },
    {
      status: 401,
      body: '{"message":"who are you?"}',
      says: "The partner answered 401: who are you?",
    },
    { status: 400, body: "<html>", says: "The partner answered 400" },
  ])("a refusal with $status is told, and not tried again", async ({ status, body, says }) => {
    const user = await userWithToken();
    const { got } = await partner((response) => response.writeHead(status).end(body));

    const { handoff, attempts } = await sent(user, 2);

    expect(handoff.state).toBe("refused");
    expect(attempts).toMatchObject([{ status, failure: says }]);
    expect(got).toHaveLength(1);
  });

  test("S-SSRF-1: a redirect is not followed: the token would go to where it leads", async () => {
    const user = await userWithToken();
    const { got } = await partner((response, nth) =>
      response.writeHead(nth === 1 ? 307 : 200, { location: "/elsewhere" }).end(),
    );

    const { handoff, attempts } = await sent(user);

    expect(handoff.state).toBe("refused");
    expect(attempts).toMatchObject([
      { status: 307, failure: expect.stringContaining("redirects") },
    ]);
    expect(got).toHaveLength(1);
  });

  test("an answer with what the database cannot hold is an answer all the same", async () => {
    const user = await userWithToken();
    await partner((response) =>
      response.writeHead(201, JSON_TYPE).end(JSON.stringify({ id: "a\0b\ud800" })),
    );

    expect((await sent(user)).handoff).toMatchObject({ state: "received", reference: "ab\ufffd" });
  });

  test("a token that does not open any more when it is to be sent ends the handoff", async () => {
    const { cookie, tokenId } = await userWithToken();
    const { got } = await partner((response) => response.writeHead(200).end());
    await handOff(cookie, tokenId);
    await db().processorToken.update({ where: { id: tokenId }, data: { token: "v1.test.x.y.z" } });

    await runDueJobs();

    const { token, attempts } = (await readToken(cookie, tokenId)).body;
    expect(token.handoff.state).toBe("failed");
    expect(attempts).toMatchObject([{ failure: expect.stringContaining("cannot be read") }]);
    expect(got).toEqual([]);
  });

  test("an answer that repeats the token, or has no end, is not kept", async () => {
    const echoed = await userWithToken();
    await partner((response, nth) => {
      if (nth > 1) return response.writeHead(200, JSON_TYPE).end(`"${"x".repeat(100_000)}"`);
      const id = "processor-sandbox-00000000-1111-2222-3333-444444444444";
      return response.writeHead(200, JSON_TYPE).end(JSON.stringify({ id }));
    });

    expect((await sent(echoed)).handoff.reference).toBe("processor-sandbox-[redacted]");
    expect((await sent(await userWithToken())).handoff).toMatchObject({
      state: "received",
      reference: null,
    });
  });

  test("a partner without an endpoint is not guessed at", async () => {
    const { cookie, tokenId } = await userWithToken();
    const { PARTNER_ENDPOINTS } = env();
    env().PARTNER_ENDPOINTS = new Map([["moov", "https://moov.example.com/"]]);
    onTestFinished(() => void Object.assign(env(), { PARTNER_ENDPOINTS }));

    const { status, body } = await handOff(cookie, tokenId);

    expect({ status, code: body.code }).toEqual({ status: 501, code: "not_configured" });
    expect(body.detail).toContain("Dwolla");
    expect(await jobsOf("processor.hand-off")).toEqual([]);
  });

  test("of a bank that is disconnected meanwhile nothing is sent", async () => {
    const { cookie, itemId, tokenId } = await userWithToken();
    const { got } = await partner((response) => response.writeHead(200).end());
    await handOff(cookie, tokenId);
    await disconnect(cookie, itemId);

    await runDueJobs();

    expect(got).toEqual([]);
  });

  test("a handoff whose job was lost is taken up", async () => {
    const user = await userWithToken();
    await handOff(user.cookie, user.tokenId);
    await clearJobs();
    await db().processorToken.update({
      where: { id: user.tokenId },
      data: { handoffAt: new Date(Date.now() - 6 * 60_000) },
    });

    await reconcileHandoffs();
    await runDueJobs();

    const { token } = (await readToken(user.cookie, user.tokenId)).body;
    expect(token.handoff.state).toBe("received");
  });
});
