import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/db/client";
import { type Env, env } from "@/lib/env";
import { withAccessToken } from "@/lib/items/access-token";
import { plaid } from "@/lib/plaid/client";
import { onPlaidCall, type PlaidCallRecord } from "@/lib/plaid/recorder";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { disconnect } from "@/tests/support/items";
import { runDueJobs } from "@/tests/support/jobs";
import {
  handOff,
  readPermissions,
  readToken,
  setPermissions,
  setWebhook,
  userWithToken,
  viewAsPartner,
} from "@/tests/support/processors";
import { signedInUser } from "@/tests/support/users";

const SET = "/processor/token/permissions/set";
const GET = "/processor/token/permissions/get";

afterEach(() => emulator.heal());

/** Changes the environment until the test is over. */
function withEnv(changes: Partial<Env>) {
  const before = { ...env() };
  Object.assign(env(), changes);
  onTestFinished(() => void Object.assign(env(), before));
}

type Use = (cookie: string | undefined, tokenId: string) => ReturnType<typeof readPermissions>;

const uses: [string, Use][] = [
  ["PUT permissions", (cookie, id) => setPermissions(cookie, id, ["auth"])],
  ["POST permissions", readPermissions],
  ["POST handoff", handOff],
  ["POST partner-view", viewAsPartner],
  ["PUT webhook", setWebhook],
];

describe.each(uses)("%s", (_, use) => {
  test("of another user's token is missing, of a visitor's refused, and Plaid is not asked", async () => {
    const { tokenId } = await userWithToken();
    const { cookie } = await signedInUser();
    const before = await databaseState();
    const mark = await emulator.mark();

    const answers = [
      await use(cookie, tokenId),
      await use(cookie, "prt_none"),
      await use(undefined, tokenId),
    ];

    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      "404 not_found",
      "404 not_found",
      "401 unauthenticated",
    ]);
    expect(await databaseState()).toBe(before);
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("of one that has ended says so, and Plaid is not asked", async () => {
    const { cookie, itemId, tokenId } = await userWithToken();
    await disconnect(cookie, itemId);
    await runDueJobs();
    const mark = await emulator.mark();

    const { status, body } = await use(cookie, tokenId);

    expect({ status, code: body.code }).toEqual({ status: 410, code: "processor_token_revoked" });
    expect(body.detail).toContain("has ended");
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("of Stripe's is refused: only Stripe can use it", async () => {
    const { cookie, tokenId } = await userWithToken({ processor: "stripe", grants: true });
    const mark = await emulator.mark();

    const { status, body } = await use(cookie, tokenId);

    expect({ status, code: body.code }).toEqual({ status: 400, code: "invalid_request" });
    expect(body.detail).toContain("Only Stripe");
    expect(await emulator.callsSince(mark)).toEqual([]);
  });

  test("S-ENC-2: of one that was put in another's place does not open", async () => {
    const { tokenId: other } = await userWithToken();
    const { cookie, tokenId } = await userWithToken();
    await db().$executeRaw`
      UPDATE "ProcessorToken" SET "token" = (SELECT "token" FROM "ProcessorToken" WHERE "id" = ${other})
      WHERE "id" = ${tokenId}`;
    const mark = await emulator.mark();

    const { status, body } = await use(cookie, tokenId);

    expect({ status, code: body.code }).toEqual({
      status: 409,
      code: "processor_token_unreadable",
    });
    expect(body.detail).toContain("cannot be read any more");
    expect(await emulator.callsSince(mark)).toEqual([]);
  });
});

describe("permissions", () => {
  test("are everything until some are set, and are read back from Plaid", async () => {
    const { cookie, tokenId } = await userWithToken();
    expect((await readPermissions(cookie, tokenId)).body.token.permissions).toEqual([]);
    const mark = await emulator.mark();

    const set = await setPermissions(cookie, tokenId, ["auth", "balance", "auth"]);

    expect(set.status).toBe(200);
    expect(set.body.token.permissions).toEqual(["auth", "balance"]);
    expect(await emulator.requestsSince(mark, SET)).toMatchObject([
      { products: ["auth", "balance"] },
    ]);
    expect(await emulator.callsSince(mark)).toEqual([SET, GET]);
    const all = await setPermissions(cookie, tokenId, []);
    expect(all.body.token.permissions).toEqual([]);
  });

  test("are what Plaid says, whatever was stored", async () => {
    const { cookie, tokenId } = await userWithToken();
    await setPermissions(cookie, tokenId, ["auth"]);
    await db().processorToken.update({ where: { id: tokenId }, data: { permissions: ["signal"] } });

    expect((await readPermissions(cookie, tokenId)).body.token.permissions).toEqual(["auth"]);
  });

  test.each([{ products: ["everything"] }, { products: "auth" }, { products: null }])(
    "$products is refused, by name",
    async ({ products }) => {
      const { cookie, tokenId } = await userWithToken();
      const mark = await emulator.mark();

      const { status, body } = await setPermissions(cookie, tokenId, products);

      expect({ status, code: body.code }).toEqual({ status: 400, code: "invalid_request" });
      expect(Object.keys(body.fields).join()).toMatch(/^products/);
      expect(await emulator.callsSince(mark)).toEqual([]);
    },
  );

  test("Plaid refusing changes nothing here", async () => {
    const { cookie, tokenId } = await userWithToken();
    await setPermissions(cookie, tokenId, ["auth"]);
    await emulator.fail({ path: SET, errorCode: "INVALID_PRODUCT" });

    const { status, body } = await setPermissions(cookie, tokenId, ["identity"]);

    expect({ status, code: body.code }).toEqual({ status: 502, code: "plaid_refused" });
    expect((await readPermissions(cookie, tokenId)).body.token.permissions).toEqual(["auth"]);
  });
});

describe("the partner's view", () => {
  test("is what Plaid tells the partner, with the partner's keys, numbers masked", async () => {
    await emulator.set({ transactionsDelayMs: 0 });
    const { viewer, cookie, itemId, tokenId } = await userWithToken({ grants: true });
    const { plaidInstitutionId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    await withAccessToken(viewer, itemId, (access_token) => plaid().identityGet({ access_token }));
    const records: PlaidCallRecord[] = [];
    onPlaidCall((record) => void records.push(record));
    onTestFinished(() => onPlaidCall(() => {}));

    const { status, body } = await viewAsPartner(cookie, tokenId);

    expect(status).toBe(200);
    const told = Object.fromEntries(
      body.readings.map((reading: { product: string; facts: unknown }) => [
        reading.product,
        reading.facts,
      ]),
    );
    expect(told).toMatchObject({
      account: {
        name: "Plaid Checking",
        mask: "0000",
        subtype: "checking",
        institutionId: plaidInstitutionId,
      },
      auth: {
        isMasked: true,
        accounts: [
          {
            scheme: "ach",
            numbers: [
              { label: "Account number", value: "•••••• 00" },
              { label: "Routing number", value: "011401533" },
              { label: "Wire routing number", value: "021000021" },
            ],
          },
        ],
      },
      balance: { available: 100, current: 110, limit: null, currency: "USD" },
      identity: { owners: [{ names: ["Alberta Bobbeth Charleson"] }] },
      transactions: { isReady: true, hasMore: false },
    });
    expect(told.transactions.newest).toHaveLength(5);
    expect(records.map(({ asPartner }) => asPartner)).toEqual([true, true, true, true, true]);
    expect(JSON.stringify(records)).not.toMatch(/1111222233330000|Alberta/);
  });

  test("tells numbers whole to who asks for them, and keeps them nowhere", async () => {
    const { cookie, tokenId } = await userWithToken({ grants: true });
    const before = await databaseState();

    const asked = { products: ["auth"], numbers: "whole" };
    const { body } = await viewAsPartner(cookie, tokenId, asked);

    expect(body.readings).toHaveLength(1);
    expect(body.readings[0].facts).toMatchObject({
      isMasked: false,
      accounts: [{ numbers: [{ value: "1111222233330000" }, {}, {}] }],
    });
    expect(await databaseState()).toBe(before);
  });

  test("of what is not permitted is Plaid's refusal, and names the permission that would allow it", async () => {
    const { cookie, tokenId } = await userWithToken();
    await setPermissions(cookie, tokenId, ["transactions"]);

    const { body } = await viewAsPartner(cookie, tokenId);

    const refused = body.readings.filter(({ state }: { state: string }) => state === "refused");
    expect(
      refused.map(({ product, errorCode, allowedBy }: Record<string, string>) => [
        product,
        errorCode,
        allowedBy,
      ]),
    ).toEqual([
      ["auth", "INVALID_PRODUCT", "auth"],
      ["balance", "INVALID_PRODUCT", "balance"],
      ["identity", "INVALID_PRODUCT", "identity"],
    ]);
    expect(refused[0].requestId).toEqual(expect.any(String));
  });

  test("of a product that the bank was linked without is a refusal that no permission mends", async () => {
    const { cookie, tokenId } = await userWithToken();

    const { body } = await viewAsPartner(cookie, tokenId, { products: ["identity"] });

    expect(body.readings).toMatchObject([
      { state: "refused", errorCode: "PRODUCTS_NOT_SUPPORTED", allowedBy: null },
    ]);
  });

  test("one product that Plaid does not answer for takes nothing from the others", async () => {
    const { cookie, tokenId } = await userWithToken();
    await emulator.fail({ path: "/processor/balance/get", status: 500, times: 2 });

    const { status, body } = await viewAsPartner(cookie, tokenId, {
      products: ["account", "balance"],
    });

    expect(status).toBe(200);
    expect(body.readings).toMatchObject([
      { product: "account", state: "told" },
      { product: "balance", state: "refused", errorCode: "plaid_unavailable", requestId: null },
    ]);
  });

  test("of a token whose Item is gone at Plaid is none, and the token is seen to have ended", async () => {
    const { viewer, cookie, itemId, tokenId } = await userWithToken();
    await withAccessToken(viewer, itemId, (access_token) => plaid().itemRemove({ access_token }));

    const { status, body } = await viewAsPartner(cookie, tokenId);
    await runDueJobs();

    expect({ status, code: body.code }).toEqual({ status: 410, code: "processor_token_revoked" });
    const { token } = (await readToken(cookie, tokenId)).body;
    expect(token).toMatchObject({ revokedAt: expect.any(String), item: { isGone: true } });
  });

  test("blames no permission for what has another cause", async () => {
    const { cookie, tokenId } = await userWithToken();
    await setPermissions(cookie, tokenId, ["transactions"]);
    const path = "/processor/auth/get";

    for (const errorCode of ["ITEM_LOGIN_REQUIRED", "INVALID_PROCESSOR_TOKEN", "RATE_LIMIT"]) {
      await emulator.fail({ path, errorCode, times: 2 });
      const { body } = await viewAsPartner(cookie, tokenId, { products: ["auth"] });
      expect(body.readings).toMatchObject([{ state: "refused", errorCode, allowedBy: null }]);
      await emulator.heal();
    }
  });

  test("without a partner's keys says what to configure", async () => {
    const { cookie, tokenId } = await userWithToken();
    withEnv({ PLAID_PARTNER_CLIENT_ID: undefined });

    const { status, body } = await viewAsPartner(cookie, tokenId);

    expect({ status, code: body.code }).toEqual({ status: 501, code: "not_configured" });
    expect(body.detail).toContain("PLAID_PARTNER_CLIENT_ID");
  });

  test.each([{ products: ["holdings"] }, { products: [] }, { numbers: "some" }, { path: "/x" }])(
    "of %j is refused",
    async (asked) => {
      const { cookie, tokenId } = await userWithToken();
      const mark = await emulator.mark();

      const { status, body } = await viewAsPartner(cookie, tokenId, asked);

      expect({ status, code: body.code }).toEqual({ status: 400, code: "invalid_request" });
      expect(await emulator.callsSince(mark)).toEqual([]);
    },
  );
});

describe("the webhook", () => {
  const UPDATE = "/processor/token/webhook/update";
  const url = "http://127.0.0.1:9/api/webhooks/plaid";

  test("comes to this server, or nowhere, as the partner asks Plaid to", async () => {
    withEnv({ PLAID_WEBHOOK_URL: url });
    const { cookie, tokenId } = await userWithToken();
    const mark = await emulator.mark();

    const set = await setWebhook(cookie, tokenId);
    const unset = await setWebhook(cookie, tokenId, { receive: false });

    expect([set, unset].map(({ status, body }) => [status, body.token.webhookUrl])).toEqual([
      [200, url],
      [200, null],
    ]);
    expect(await emulator.requestsSince(mark, UPDATE)).toMatchObject([
      { webhook: url },
      { webhook: null },
    ]);
  });

  test("is the partner's to set: without its keys that is said", async () => {
    withEnv({ PLAID_WEBHOOK_URL: url, PLAID_PARTNER_CLIENT_ID: undefined });
    const { cookie, tokenId } = await userWithToken();
    const mark = await emulator.mark();

    const { status, body } = await setWebhook(cookie, tokenId);

    expect({ status, code: body.code }).toEqual({ status: 501, code: "not_configured" });
    expect(body.detail).toContain("PLAID_PARTNER_CLIENT_ID");
    expect(await emulator.callsSince(mark, UPDATE)).toEqual([]);
  });

  test("cannot come to a server that has no address", async () => {
    withEnv({ PLAID_WEBHOOK_URL: undefined });
    const { cookie, tokenId } = await userWithToken();

    const { status, body } = await setWebhook(cookie, tokenId);

    expect({ status, code: body.code }).toEqual({ status: 501, code: "not_configured" });
    expect(body.detail).toContain("PLAID_WEBHOOK_URL");
    expect((await setWebhook(cookie, tokenId, { receive: false })).status).toBe(200);
  });

  test.each([{}, { receive: "yes" }, { receive: true, url: "https://elsewhere.example.com" }])(
    "%j is refused: no address comes from a caller",
    async (asked) => {
      const { cookie, tokenId } = await userWithToken();
      const mark = await emulator.mark();

      expect((await setWebhook(cookie, tokenId, asked)).status).toBe(400);
      expect(await emulator.callsSince(mark)).toEqual([]);
    },
  );
});
