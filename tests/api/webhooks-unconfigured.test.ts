import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { POST as startLayer } from "@/app/api/link/session-tokens/route";
import { POST as start } from "@/app/api/link/tokens/route";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { webhookSetup } from "@/lib/webhooks/webhook-setup";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { userOfHostedLink, userWithItem } from "@/tests/support/link";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

beforeEach(async () => {
  await clearJobs();
  expect(env().PLAID_WEBHOOK_URL).toBeUndefined();
});

describe("without an address for webhooks", () => {
  test.each(["standard", "embedded", "hosted", "multi_item"])(
    "a link token for %s asks for none, and is made",
    async (mode) => {
      const { cookie } = await signedInUser();
      const mark = await emulator.mark();

      const { status } = await answerOf(
        start(post(routes.api.linkTokens(), { mode }, { cookie }), params({})),
      );

      expect(status).toBe(201);
      const [sent] = await emulator.requestsSince(mark, "/link/token/create");
      expect(sent).not.toHaveProperty("webhook");
    },
  );

  test("Layer asks for none either", async () => {
    env().PLAID_LAYER_TEMPLATE_ID = "template_emulator";
    const { cookie } = await signedInUser();
    const mark = await emulator.mark();

    const request = post(routes.api.linkSessionTokens(), {}, { cookie });
    const { status } = await answerOf(startLayer(request, params({})));

    delete env().PLAID_LAYER_TEMPLATE_ID;
    expect(status).toBe(201);
    const [sent] = await emulator.requestsSince(mark, "/session/token/create");
    expect(sent).not.toHaveProperty("webhook");
  });

  test("a hosted session that nobody came back from is finished by asking", async () => {
    const { viewer, sessionId, linkToken } = await userOfHostedLink();
    await emulator.goThroughLink(linkToken);

    await letJobTimePass(61);
    await runDueJobs();

    const items = await db().item.findMany({
      where: { userId: viewer.id },
      include: { accounts: true },
    });
    expect(items).toMatchObject([{ state: "HEALTHY", webhookUrl: null }]);
    expect(items[0]?.accounts).toHaveLength(12);
    expect(await db().linkSession.findUnique({ where: { id: sessionId } })).toMatchObject({
      state: "COMPLETED",
      finishedVia: "POLL",
    });
    expect(await db().webhookEvent.count()).toBe(0);
  });

  test("a bank is linked and read, by the browser's callback", async () => {
    const { itemId } = await userWithItem();

    const item = await db().item.findUnique({ where: { id: itemId } });
    expect(item).toMatchObject({ state: "HEALTHY", webhookUrl: null });
  });
});

describe("what is said of the configuration", () => {
  const plaidBaseUrl = env().PLAID_BASE_URL;
  afterEach(() => {
    env().PLAID_BASE_URL = plaidBaseUrl;
    delete env().PLAID_WEBHOOK_URL;
  });

  test.each([
    { name: "nothing is set", url: undefined, emulator: false, kind: "none" },
    {
      name: "this machine, for Plaid",
      url: "http://localhost:3000/x",
      emulator: false,
      kind: "unreachable",
    },
    {
      name: "its own address, for Plaid",
      url: "http://127.0.0.1/x",
      emulator: false,
      kind: "unreachable",
    },
    {
      name: "this machine, for the emulator",
      url: "http://localhost:3000/x",
      emulator: true,
      kind: "configured",
    },
    {
      name: "a public address",
      url: "https://app.example.com/api/webhooks/plaid",
      emulator: false,
      kind: "configured",
    },
  ])("$name: $kind", ({ url, emulator: isEmulator, kind }) => {
    if (!isEmulator) delete env().PLAID_BASE_URL;
    if (url) env().PLAID_WEBHOOK_URL = url;

    expect(webhookSetup()).toEqual({
      kind,
      url: url ?? `${env().APP_URL}/api/webhooks/plaid`,
    });
  });
});
