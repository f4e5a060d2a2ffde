import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { POST as postEvents } from "@/app/api/link/sessions/[sessionId]/events/route";
import { GET as inspect } from "@/app/api/link/sessions/[sessionId]/inspection/route";
import type { InspectionAnswer, InspectorStep } from "@/lib/contracts/inspector";
import { db } from "@/lib/db/client";
import { forgetCalls } from "@/lib/link/forget-calls";
import { recordSteps } from "@/lib/link/note-step";
import { recordPlaidCalls } from "@/lib/link/record-plaid-calls";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { clearJobs } from "@/tests/support/jobs";
import {
  completeLink,
  refreshLink,
  userBackFromLink,
  userOfHostedLink,
  userWithItem,
} from "@/tests/support/link";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

beforeAll(() => {
  recordPlaidCalls();
  recordSteps();
});
afterEach(async () => {
  await emulator.heal();
  await clearJobs();
});

const read = (cookie: string | undefined, sessionId: string) =>
  answerOf(
    inspect(
      get(routes.api.linkSessionInspection(sessionId), cookie ? { cookie } : {}),
      params({ sessionId }),
    ),
  );

/** Whether a step is one that is waited for. */
type AwaitedStep = (step: InspectorStep) => boolean;

/**
 * The steps of a session once those that are waited for are among them: they are written a moment
 * later, calls of Plaid and what this server did each by themselves.
 */
const stepsWith = (cookie: string, sessionId: string, ...awaited: AwaitedStep[]) =>
  vi.waitUntil(
    async () => {
      const { steps } = (await read(cookie, sessionId)).body as InspectionAnswer;
      return awaited.every((isIt) => steps.some(isIt)) && steps;
    },
    { timeout: 30_000, interval: 50 },
  );

const isBrought: AwaitedStep = ({ name }) => name === "Result of Link brought";
const isAccountsRead: AwaitedStep = ({ name }) => name === "/accounts/get";

const namesOf = (steps: InspectorStep[]) => steps.map(({ name }) => name);

describe("the steps of a Link session", () => {
  test("tell in order of time who asked whom, by which line of code, and what was stored", async () => {
    const { cookie, sessionId } = await userWithItem();

    const steps = await stepsWith(cookie, sessionId, isBrought, isAccountsRead);

    const inOrder = [
      "POST /api/link/tokens",
      "/link/token/create",
      "Link session stored, its link token encrypted",
      "Result of Link brought",
      "Public token claimed, before it is exchanged",
      "/item/public_token/exchange",
      "Item stored",
      "/accounts/get",
    ];
    expect(namesOf(steps).filter((name) => inOrder.includes(name))).toEqual(inOrder);
    expect(steps.map(({ sinceStartMs }) => sinceStartMs)).toEqual(
      steps.map(({ sinceStartMs }) => sinceStartMs).sort((a, b) => a - b),
    );
    expect(steps[0]).toMatchObject({ kind: "request", from: "browser", sinceStartMs: 0 });
    expect(steps.find(({ name }) => name === "/item/public_token/exchange")).toMatchObject({
      kind: "call",
      from: "server",
      to: "plaid",
      status: 200,
      durationMs: expect.any(Number),
      requestId: expect.stringMatching(/^\w+$/),
      request: { public_token: "public-sandbox-[redacted]" },
      response: { access_token: "access-sandbox-[redacted]" },
      source: { file: "lib/link/exchange-public-token.ts", name: "exchangePublicToken" },
      error: null,
    });
  });

  test("tell which of callback and poll was the one to exchange, whoever came later", async () => {
    const { cookie, sessionId, linkToken } = await userOfHostedLink();
    await emulator.goThroughLink(linkToken);

    await refreshLink(cookie, sessionId);
    await refreshLink(cookie, sessionId, { via: "hosted_return" });

    const steps = await stepsWith(cookie, sessionId, ({ race }) => race?.outcome === "late");
    const races = steps.flatMap(({ race, from }) => (race ? [{ ...race, from }] : []));
    expect(races).toEqual([
      { via: "poll", outcome: "won", from: "server" },
      { via: "hosted_return", outcome: "late", from: "browser" },
    ]);
  });

  test("tell what an error means and what to do about it", async () => {
    const { cookie, sessionId, publicToken } = await userBackFromLink();
    await emulator.fail({
      path: "/item/public_token/exchange",
      errorCode: "INVALID_PUBLIC_TOKEN",
      times: 1,
    });
    await completeLink(cookie, sessionId, [publicToken]);

    const steps = await stepsWith(
      cookie,
      sessionId,
      ({ race }) => race?.outcome === "failed",
      ({ name, status }) => name === "/item/public_token/exchange" && status === 400,
    );

    expect(steps.find(({ name }) => name === "/item/public_token/exchange")).toMatchObject({
      status: 400,
      error: {
        code: "INVALID_PUBLIC_TOKEN",
        meaning: expect.stringContaining("exchanged before"),
        remedy: expect.stringContaining("again"),
      },
    });
    expect(steps.find(({ race }) => race)?.error).toMatchObject({ code: "invalid_public_token" });
  });

  test("have an event once that the browser and Plaid both tell, as Link's callback", async () => {
    const { cookie, sessionId, linkToken } = await userOfHostedLink();
    await emulator.goThroughLink(linkToken);
    await refreshLink(cookie, sessionId);
    const { body } = await read(cookie, sessionId);
    const told = (body as InspectionAnswer).steps.find(({ name }) => name === "HANDOFF");
    expect(told).toMatchObject({ kind: "event", from: "plaid", to: "plaid" });

    await postEvents(
      post(
        routes.api.linkSessionEvents(sessionId),
        {
          events: [
            {
              ...{ name: "HANDOFF", at: told?.at, requestId: null },
              ...{ linkSessionId: told?.plaidLinkSessionId, detail: {} },
            },
          ],
        },
        { cookie },
      ),
      params({ sessionId }),
    );

    const { steps } = (await read(cookie, sessionId)).body as InspectionAnswer;
    expect(steps.filter(({ name }) => name === "HANDOFF")).toMatchObject([
      { kind: "callback", from: "plaid", to: "browser" },
    ]);
  });

  test("hold no token and nothing of the person", async () => {
    const { cookie, sessionId, linkToken, publicToken, viewer } = await userWithItem();
    await stepsWith(cookie, sessionId, isBrought, isAccountsRead);

    const told = JSON.stringify((await read(cookie, sessionId)).body);

    for (const secret of [linkToken, publicToken, viewer.id, viewer.email ?? "no address"]) {
      expect(told).not.toContain(secret);
    }
    expect(told).not.toMatch(/(access|public|link)-sandbox-[0-9a-f]{8}/);
  });

  test("are told to nobody else, nor to a visitor", async () => {
    const { sessionId } = await userBackFromLink();
    const { cookie } = await signedInUser();

    expect((await read(cookie, sessionId)).status).toBe(404);
    expect((await read(cookie, "lks_00000000000000000000000000")).status).toBe(404);
    expect((await read(undefined, sessionId)).status).toBe(401);
  });
});

test("R-21: records of calls are kept for thirty days", async () => {
  const { viewer } = await signedInUser();
  const record = { userId: viewer.id, path: "/item/get", durationMs: 1 };
  const DAY_MS = 86_400_000;
  await db().plaidCall.createMany({
    data: [29, 31].map((days) => ({
      ...{ ...record, id: `pcl_${viewer.id}_${days}` },
      at: new Date(Date.now() - days * DAY_MS),
    })),
  });

  await forgetCalls();

  const kept = await db().plaidCall.findMany({ where: { userId: viewer.id } });
  expect(kept.map(({ id }) => id)).toEqual([`pcl_${viewer.id}_29`]);
});
