import { describe, expect, test } from "vitest";
import { moneyEmulator } from "./money-client";

const DAY_MS = 24 * 60 * 60_000;
const webhook = "https://app.example/hook";

describe("POST /item/webhook/update", () => {
  test("changes the URL, tells the new one, and is seen in the Item", async () => {
    const { call, link, webhooks } = moneyEmulator();
    const access_token = await link({ webhook });

    const { body } = await call("/item/webhook/update", { access_token, webhook: `${webhook}/2` });
    const { item } = (await call("/item/get", { access_token })).body;

    expect(body.item.webhook).toBe(`${webhook}/2`);
    expect(Object.keys(body).toSorted()).toEqual(["item", "request_id"]);
    expect(webhooks().at(-1)).toMatchObject({
      url: `${webhook}/2`,
      body: {
        webhook_type: "ITEM",
        webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED",
        item_id: item.item_id,
        new_webhook_url: `${webhook}/2`,
        environment: "sandbox",
      },
    });
  });

  test("ends the webhooks with null", async () => {
    const { call, link, webhooks } = moneyEmulator();
    const access_token = await link({ webhook });
    const known = webhooks().length;

    const { body } = await call("/item/webhook/update", { access_token, webhook: null });
    await call("/sandbox/item/reset_login", { access_token });

    expect(body.item.webhook).toBeNull();
    expect(webhooks().length).toBe(known);
  });

  test("refuses what is no URL", async () => {
    const { call, link } = moneyEmulator();

    const { body } = await call("/item/webhook/update", {
      access_token: await link(),
      webhook: "x",
    });

    expect(body).toMatchObject({
      error_code: "INVALID_FIELD",
      error_message: "webhook must be a non-empty string URL",
    });
  });
});

describe("POST /item/access_token/invalidate", () => {
  test("gives another token; the old one is unknown at once, the Item the same", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link();
    const before = (await call("/accounts/get", { access_token })).body;

    const { body } = await call("/item/access_token/invalidate", { access_token });
    const old = await call("/item/get", { access_token });
    const after = (await call("/accounts/get", { access_token: body.new_access_token })).body;

    expect(Object.keys(body).toSorted()).toEqual(["new_access_token", "request_id"]);
    expect(old.body.error_code).toBe("INVALID_ACCESS_TOKEN");
    expect(after.accounts).toEqual(before.accounts);
    expect(after.item.item_id).toBe(before.item.item_id);
  });
});

describe("POST /item/public_token/create", () => {
  test("gives a public token whose exchange gives the access token there is", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link();

    const { body } = await call("/item/public_token/create", { access_token });
    const { public_token } = body;
    const exchanged = await call("/item/public_token/exchange", { public_token });

    expect(body.expiration).toBe("2026-03-01T12:30:00.000Z");
    expect(exchanged.body.access_token).toBe(access_token);
  });
});

describe("POST /sandbox/item/set_verification_status", () => {
  async function waiting() {
    const fresh = moneyEmulator();
    const auth = { automated_microdeposits_enabled: true };
    const link_token = await fresh.linkToken({ products: ["auth"], auth, webhook });
    const { public_tokens } = fresh.emulator.control.completeLink({
      link_token,
      institution_id: "ins_109512",
      password: "microdeposits_good",
      accounts: ["0000"],
    });
    const [public_token] = public_tokens;
    const { body } = await fresh.call("/item/public_token/exchange", { public_token });
    const { access_token } = body;
    const { accounts } = (await fresh.call("/accounts/get", { access_token })).body;
    return { ...fresh, access_token, account: accounts[0] };
  }

  test("lets numbers be read that had to be verified", async () => {
    const { call, access_token, account, webhookCodes } = await waiting();
    const set = (verification_status: string) =>
      call("/sandbox/item/set_verification_status", {
        access_token,
        account_id: account.account_id,
        verification_status,
      });

    const before = await call("/auth/get", { access_token });
    const answer = await set("automatically_verified");
    const after = await call("/auth/get", { access_token });
    const again = await set("verification_expired");

    expect(account.verification_status).toBe("pending_automatic_verification");
    expect(before.body.error_code).toBe("PRODUCT_NOT_READY");
    expect(Object.keys(answer.body)).toEqual(["request_id"]);
    expect(after.body.numbers.ach).toHaveLength(1);
    expect(after.body.accounts[0].verification_status).toBe("automatically_verified");
    expect(webhookCodes()).toEqual(["AUTOMATICALLY_VERIFIED"]);
    expect(again.body.error_code).toBe("INVALID_FIELD");
  });

  test("is not needed by who waits a day", async () => {
    const { emulator, call, access_token, webhookCodes } = await waiting();

    emulator.control.advanceClock({ advanceMs: DAY_MS });
    const { status } = await call("/auth/get", { access_token });

    expect(status).toBe(200);
    expect(webhookCodes()).toEqual(["AUTOMATICALLY_VERIFIED"]);
  });

  test("refuses an account that waits for nothing", async () => {
    const { call, link } = moneyEmulator();
    const access_token = await link();
    const { accounts } = (await call("/accounts/get", { access_token })).body;

    const { body } = await call("/sandbox/item/set_verification_status", {
      access_token,
      account_id: accounts[0].account_id,
      verification_status: "automatically_verified",
    });

    expect(body.error_code).toBe("INVALID_FIELD");
  });
});

describe("time", () => {
  test("ends a European consent after 180 days, tells of it a week before, and update mode renews it", async () => {
    const { emulator, call, link, webhooks } = moneyEmulator();
    const access_token = await link({ institution: "ins_117650", products: ["auth"], webhook });
    const item = async () => (await call("/item/get", { access_token })).body.item;

    const before = await item();
    emulator.control.advanceClock({ advanceMs: 173 * DAY_MS });
    const told = webhooks().find(({ body }) => body.webhook_code === "PENDING_EXPIRATION");
    emulator.control.advanceClock({ advanceMs: 7 * DAY_MS });
    const after = await item();

    expect(before.consent_expiration_time).toBe("2026-08-28T12:00:00.000Z");
    expect(told?.body.consent_expiration_time).toBe(before.consent_expiration_time);
    expect(after.error.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });

  test("lets a sandbox login go stale after thirty days, and tells of it once", async () => {
    const { emulator, link, webhookCodes } = moneyEmulator();
    await link({ products: ["auth"], webhook });

    emulator.control.advanceClock({ advanceMs: 31 * DAY_MS });
    emulator.control.advanceClock({ advanceMs: 31 * DAY_MS });

    expect(webhookCodes()).toEqual(["ERROR"]);
  });

  test("does nothing to an Item that was removed", async () => {
    const { emulator, call, link, webhookCodes } = moneyEmulator();
    const access_token = await link({ products: ["auth"], webhook });
    await call("/item/remove", { access_token });

    emulator.control.advanceClock({ advanceMs: 400 * DAY_MS });

    expect(webhookCodes()).toEqual([]);
  });
});

describe("update mode with other accounts", () => {
  test("takes the transactions of those left out away, and brings those of new ones", async () => {
    const { emulator, call, linkToken, syncAll } = moneyEmulator();
    const choose = async (changes: object, ...accounts: string[]) => {
      const { public_tokens } = emulator.control.completeLink({
        link_token: await linkToken(changes),
        institution_id: "ins_109508",
        accounts,
      });
      return public_tokens[0];
    };
    const public_token = await choose({}, "0000", "1111");
    const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;
    const first = await syncAll(access_token);
    const [checking, saving] = (await call("/accounts/get", { access_token })).body.accounts;

    const update = { account_selection_enabled: true };
    await choose({ access_token, products: null, update }, "0000", "3333");
    const next = await syncAll(access_token, first.cursor);

    const of = (id: string) => first.added.filter((one) => one.account_id === id);
    expect(next.removed).toHaveLength(of(saving.account_id).length);
    expect(new Set(next.removed.map((one) => one.account_id))).toEqual(
      new Set([saving.account_id]),
    );
    expect(next.added.length).toBeGreaterThan(0);
    expect(next.added.some((one) => one.account_id === checking.account_id)).toBe(false);
  });
});

describe("POST /institutions/get", () => {
  test("pages through the institutions that have all that is asked for", async () => {
    const { call } = moneyEmulator();
    const get = async (changes: object) =>
      (
        await call("/institutions/get", {
          count: 500,
          offset: 0,
          country_codes: ["US"],
          ...changes,
        })
      ).body;
    const idsOf = ({ institutions }: { institutions: { institution_id: string }[] }) =>
      institutions.map((one) => one.institution_id);

    const all = await get({});
    const page = await get({ count: 3, offset: 2 });
    const oauth = await get({ options: { oauth: true, products: ["auth"] } });
    const routed = await get({ options: { routing_numbers: ["011401533"] } });
    const british = await get({
      country_codes: ["GB"],
      options: { include_optional_metadata: true },
    });

    expect(page).toMatchObject({ total: all.total });
    expect(idsOf(page)).toEqual(idsOf(all).slice(2, 5));
    expect(oauth.institutions.every((one: { oauth: boolean }) => one.oauth)).toBe(true);
    expect(idsOf(routed)).toEqual(["ins_109508"]);
    expect(british.institutions[0].url).toMatch(/^https:/);
    expect(all.institutions[0]).not.toHaveProperty("url");
  });

  test.each([
    { name: "a count of none", change: { count: 0 } },
    { name: "a count that is too large", change: { count: 501 } },
    { name: "an offset below nothing", change: { offset: -1 } },
  ])("refuses $name", async ({ change }) => {
    const { call } = moneyEmulator();

    const { body } = await call("/institutions/get", {
      count: 10,
      offset: 0,
      country_codes: ["US"],
      ...change,
    });

    expect(body.error_code).toBe("INVALID_FIELD");
  });
});
