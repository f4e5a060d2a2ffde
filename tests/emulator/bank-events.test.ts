import { describe, expect, test } from "vitest";
import { moneyEmulator } from "./money-client";

const DAY_MS = 24 * 60 * 60_000;

/** An Item that shares two of its bank's accounts, and what can happen to it there. */
async function atBank(changes: object = {}) {
  const world = moneyEmulator();
  const { accessToken: access_token, itemId } = await world.linkItem(changes);
  const { control } = world.emulator;
  const happens = (event: Parameters<typeof control.bankEvent>[1]) =>
    control.bankEvent(itemId, event);
  const item = async () => (await world.call("/item/get", { access_token })).body.item;
  const accounts = async () => (await world.call("/accounts/get", { access_token })).body.accounts;
  return { ...world, access_token, itemId, happens, item, accounts };
}

describe("POST /__emulator/items/:id/bank_event", () => {
  test("repairs a login that is broken, and only that", async () => {
    const { call, access_token, happens, item } = await atBank();
    expect(() => happens({ event: "login_repaired" })).toThrow("the login is not broken");
    await call("/sandbox/item/reset_login", { access_token });

    happens({ event: "login_repaired" });

    expect((await item()).error).toBeNull();
  });

  test("repairs a login that has gone stale, for another thirty days", async () => {
    const { emulator, happens, item } = await atBank();
    emulator.control.advanceClock({ advanceMs: 31 * DAY_MS });

    happens({ event: "login_repaired" });

    expect((await item()).error).toBeNull();
    emulator.control.advanceClock({ advanceMs: 30 * DAY_MS });
    expect((await item()).error.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });

  test("disconnects an Item seven days after it is announced, and tells of that", async () => {
    const { emulator, happens, item, webhooks } = await atBank({
      webhook: "https://app.example/hook",
    });

    happens({ event: "disconnect_announced" });
    const [announced] = webhooks().filter(({ body }) => body.webhook_type === "ITEM");
    emulator.control.advanceClock({ advanceMs: 7 * DAY_MS - 1 });
    const before = await item();
    emulator.control.advanceClock({ advanceMs: 1 });
    const after = await item();

    expect(announced?.body.disconnect_time).toBe("2026-03-08T12:00:00.000Z");
    expect(before.error).toBeNull();
    expect(after.error.error_code).toBe("ITEM_LOGIN_REQUIRED");
    expect(webhooks().at(-1)?.body).toMatchObject({ webhook_type: "ITEM", webhook_code: "ERROR" });
  });

  test("does not disconnect an Item that update mode came to first", async () => {
    const { emulator, access_token, linkToken, happens, item } = await atBank();
    happens({ event: "disconnect_announced" });

    const link_token = await linkToken({ access_token, products: undefined });
    emulator.control.completeLink({ link_token });
    emulator.control.advanceClock({ advanceMs: 8 * DAY_MS });

    expect((await item()).error).toBeNull();
  });

  test("takes the app's permission away: nothing answers but /item/get and /item/remove", async () => {
    const { call, access_token, accounts, happens, item } = await atBank({ products: ["auth"] });
    const [{ account_id }] = await accounts();
    const request = { access_token, account_id, processor: "dwolla" };
    const { processor_token } = (await call("/processor/token/create", request)).body;

    happens({ event: "permission_revoked" });

    const refusals = [
      await call("/accounts/get", { access_token }),
      await call("/auth/get", { access_token }),
      await call("/processor/auth/get", {
        client_id: "emulator-partner-client-id",
        secret: "emulator-partner-secret",
        processor_token,
      }),
      await call("/link/token/create", {
        client_name: "Acorn",
        language: "en",
        country_codes: ["US"],
        user: { client_user_id: "user-1" },
        access_token,
      }),
    ];
    for (const { status, body } of refusals) {
      expect({ status, code: body.error_code }).toEqual({
        status: 400,
        code: "USER_PERMISSION_REVOKED",
      });
    }
    expect((await item()).error.error_code).toBe("USER_PERMISSION_REVOKED");
    expect((await call("/item/remove", { access_token })).status).toBe(200);
  });

  test("ends what time does to an Item whose permission is taken away", async () => {
    const { emulator, happens, webhooks, itemId } = await atBank({
      products: ["auth", "transactions"],
      webhook: "https://app.example/hook",
    });
    const add = [{ amount: 4.5, name: "Starbucks", posts_on: "2026-03-04" }];
    emulator.control.changeTransactions(itemId, { add });
    happens({ event: "disconnect_announced" });
    happens({ event: "permission_revoked" });

    emulator.control.advanceClock({ advanceMs: 200 * DAY_MS });

    expect(webhooks().at(-1)?.body.webhook_code).toBe("USER_PERMISSION_REVOKED");
    expect(emulator.control.fireable(itemId)).toEqual([]);
    expect(() => emulator.control.changeTransactions(itemId, { add })).toThrow("no permission");
  });

  test("takes one account away, with its transactions and its processor tokens", async () => {
    const { call, access_token, accounts, happens, syncAll } = await atBank({
      products: ["auth", "transactions"],
    });
    const first = await syncAll(access_token);
    const [kept, revoked] = await accounts();
    const { account_id } = revoked;
    const request = { access_token, account_id, processor: "dwolla" };
    const { processor_token } = (await call("/processor/token/create", request)).body;

    happens({ event: "account_revoked", account_id });

    const next = await syncAll(access_token, first.cursor);
    const ofAccount = first.added.filter((one) => one.account_id === account_id);
    expect((await accounts()).map((one: typeof kept) => one.account_id)).toEqual([kept.account_id]);
    expect(next.removed).toHaveLength(ofAccount.length);
    const refused = await call("/processor/auth/get", {
      client_id: "emulator-partner-client-id",
      secret: "emulator-partner-secret",
      processor_token,
    });
    expect(refused.body.error_code).toBe("INVALID_ACCOUNT_ID");
  });

  test.each([
    { name: "an account where all are shared", linking: {}, event: { event: "new_account" } },
    {
      name: "a disconnection where consent expires",
      linking: { institution: "ins_117650", products: ["auth"] },
      event: { event: "disconnect_announced" },
    },
    {
      name: "the end of an account that is not there",
      linking: {},
      event: { event: "account_revoked", account_id: "unknown" },
    },
    { name: "what banks do not do", linking: {}, event: { event: "closed" } },
  ])("refuses $name in words", async ({ linking, event }) => {
    const { emulator, call, link } = moneyEmulator();
    const access_token = await link(linking);
    const { item_id } = (await call("/item/get", { access_token })).body.item;

    const answer = await emulator.fetch(
      new Request(`http://localhost/__emulator/items/${item_id}/bank_event`, {
        method: "POST",
        body: JSON.stringify(event),
      }),
    );

    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.any(String) });
  });

  test("leaves an Item alone that is removed, or that has taken its permission back", async () => {
    const { call, access_token, happens } = await atBank();
    happens({ event: "permission_revoked" });

    expect(() => happens({ event: "login_repaired" })).toThrow("no permission");
    await call("/item/remove", { access_token });
    expect(() => happens({ event: "login_repaired" })).toThrow("removed");
  });
});

describe("RECURRING_TRANSACTIONS_UPDATE", () => {
  test("names the accounts whose streams changed, and is not sent to who never asked for streams", async () => {
    const { emulator, call, link, webhooks } = moneyEmulator();
    const access_token = await link({ webhook: "https://app.example/hook", daysRequested: 365 });
    const { item_id } = (await call("/item/get", { access_token })).body.item;
    const [, saving] = (await call("/accounts/get", { access_token })).body.accounts;
    const { account_id } = saving;
    const add = (name: string, ...dates: string[]) =>
      emulator.control.changeTransactions(item_id, {
        add: dates.map((date) => ({ account_id, amount: 9, name, date })),
      });
    const told = () =>
      webhooks()
        .map(({ body }) => body)
        .filter(({ webhook_code }) => webhook_code === "RECURRING_TRANSACTIONS_UPDATE");

    add("Weekly Paper", "2026-01-25", "2026-02-01", "2026-02-08");
    const unasked = told();
    await call("/transactions/recurring/get", { access_token });
    add("Once", "2026-02-09");
    const unchanged = told();
    add("Weekly Paper", "2026-02-15");

    expect([unasked, unchanged]).toEqual([[], []]);
    expect(told()).toMatchObject([{ item_id, account_ids: [account_id] }]);
  });

  test("follows accounts that go, and those that update mode brings", async () => {
    const { emulator, call, link, linkToken, webhooks } = moneyEmulator();
    const access_token = await link({
      products: ["transactions"],
      webhook: "https://app.example/hook",
      daysRequested: 365,
    });
    const { item_id } = (await call("/item/get", { access_token })).body.item;
    const idsOf = async () => {
      const { inflow_streams, outflow_streams } = (
        await call("/transactions/recurring/get", { access_token })
      ).body;
      const ids = [...inflow_streams, ...outflow_streams].map(({ account_id }) => account_id);
      return [...new Set<string>(ids)];
    };
    const told = () =>
      webhooks()
        .map(({ body }) => body)
        .filter(({ webhook_code }) => webhook_code === "RECURRING_TRANSACTIONS_UPDATE")
        .map(({ account_ids }) => account_ids);
    const before = await idsOf();
    const [account_id] = before;

    emulator.control.bankEvent(item_id, { event: "account_revoked", account_id });
    const without = await idsOf();
    const update = { account_selection_enabled: true };
    const link_token = await linkToken({ access_token, products: undefined, update });
    emulator.control.completeLink({ link_token });
    const fresh = (await idsOf()).filter((id) => !before.includes(id));

    expect(without).toEqual(before.slice(1));
    expect(fresh).toHaveLength(1);
    expect(told()).toEqual([[account_id], fresh]);
  });
});
