import { Products } from "plaid";
import { describe, expect, test } from "vitest";
import { processorToken } from "./processor-token";
import { refusal } from "./refusal";
import { linkTokenRequest, startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const { control } = plaid;
const api = plaid.plaid;
const DAY_MS = 86_400_000;

const itemOf = async (access_token: string) => (await api.itemGet({ access_token })).data.item;

/** Goes through update mode of an Item, as its user would. */
async function repair(access_token: string) {
  const { products: _, ...request } = linkTokenRequest;
  const { link_token } = (await api.linkTokenCreate({ ...request, access_token })).data;
  return control.completeLink({ link_token });
}

describe("what one call changes, the others show", () => {
  test("a product that is used for the first time is the Item's from then on", async () => {
    const { link_token } = (
      await api.linkTokenCreate({
        ...linkTokenRequest,
        additional_consented_products: [Products.Auth],
      })
    ).data;
    const [public_token = ""] = control.completeLink({
      link_token,
      institution_id: "ins_109508",
    }).public_tokens;
    const { access_token } = (await api.itemPublicTokenExchange({ public_token })).data;
    const before = await itemOf(access_token);

    await api.authGet({ access_token });

    const after = await itemOf(access_token);
    expect(before.products).toEqual(["transactions"]);
    expect(after.products?.toSorted()).toEqual(["auth", "transactions"]);
    expect((await api.accountsGet({ access_token })).data.item.products).toEqual(after.products);
  });

  test("another webhook URL is told by every call, and gets what follows", async () => {
    const access_token = await plaid.link();
    const webhook = "https://app.example/moved";

    await api.itemWebhookUpdate({ access_token, webhook });
    await api.sandboxItemResetLogin({ access_token });

    const codes = control.webhooks().filter(({ url }) => url === webhook);
    expect((await itemOf(access_token)).webhook).toBe(webhook);
    expect((await api.accountsGet({ access_token })).data.item.webhook).toBe(webhook);
    expect(codes.map(({ body }) => body.webhook_code)).toEqual([
      "WEBHOOK_UPDATE_ACKNOWLEDGED",
      "ERROR",
    ]);
  });

  test("a rotated access token is dead at once; its Item, accounts and processors are not", async () => {
    const { access_token, account_id } = await plaid.linkAccount();
    const processor_token = await processorToken(plaid, { access_token, account_id });
    const { next_cursor } = (await api.transactionsSync({ access_token, count: 500 })).data;

    const { new_access_token } = (await api.itemAccessTokenInvalidate({ access_token })).data;

    const renewed = { access_token: new_access_token };
    const { accounts } = (await api.accountsGet(renewed)).data;
    const page = (await api.transactionsSync({ ...renewed, cursor: next_cursor })).data;
    const read = (await plaid.partner.processorAccountGet({ processor_token })).data;
    expect((await refusal(api.accountsGet({ access_token }))).code).toBe("INVALID_ACCESS_TOKEN");
    expect(accounts.map((account) => account.account_id)).toContain(account_id);
    expect(page.added).toEqual([]);
    expect(read.account.account_id).toBe(account_id);
  });

  test("a public token made before a rotation gives the new access token", async () => {
    const access_token = await plaid.link();
    const { public_token } = (await api.itemCreatePublicToken({ access_token })).data;

    const { new_access_token } = (await api.itemAccessTokenInvalidate({ access_token })).data;

    const exchanged = (await api.itemPublicTokenExchange({ public_token })).data;
    expect(exchanged.access_token).toBe(new_access_token);
  });

  test("a removed Item takes its access, public and processor tokens along", async () => {
    const account = await plaid.linkAccount();
    const { access_token } = account;
    const processor_token = await processorToken(plaid, account);
    const { public_token } = (await api.itemCreatePublicToken({ access_token })).data;

    await api.itemRemove({ access_token });

    const refused = await Promise.all(
      [
        api.itemGet({ access_token }),
        api.transactionsSync({ access_token }),
        api.itemPublicTokenExchange({ public_token }),
        api.processorTokenPermissionsGet({ processor_token }),
        plaid.partner.processorAccountGet({ processor_token }),
        plaid.partner.processorTransactionsSync({ processor_token }),
      ].map(refusal),
    );
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["ITEM_NOT_FOUND"]));
  });

  test("a broken login fails what asks the bank, until update mode repairs it", async () => {
    const { access_token, item_id } = await plaid.linkWith();
    await api.sandboxItemResetLogin({ access_token });
    const broken = await itemOf(access_token);
    const refused = await refusal(api.accountsBalanceGet({ access_token }));

    const { exit } = await repair(access_token);

    const codes = control
      .webhooks()
      .filter(({ body }) => body.item_id === item_id)
      .map(({ body }) => body.webhook_code);
    expect(broken.error?.error_code).toBe("ITEM_LOGIN_REQUIRED");
    expect(refused.code).toBe("ITEM_LOGIN_REQUIRED");
    expect(exit).toBeNull();
    expect((await itemOf(access_token)).error).toBeNull();
    expect((await api.accountsBalanceGet({ access_token })).status).toBe(200);
    expect(codes).toContain("ERROR");
    expect(codes).not.toContain("LOGIN_REPAIRED");
  });

  test("a cursor tells of a transaction once, whichever call shows it first", async () => {
    const { access_token, item_id } = await plaid.linkWith();
    const { next_cursor } = (await api.transactionsSync({ access_token, count: 500 })).data;
    const { added } = control.changeTransactions(item_id, { add: [{ amount: 7, name: "New" }] });

    const days = { start_date: plaid.day(-1), end_date: plaid.day(1) };
    const listed = (await api.transactionsGet({ access_token, ...days })).data.transactions;
    const synced = (await api.transactionsSync({ access_token, cursor: next_cursor })).data;

    expect(listed.map((one) => one.transaction_id)).toEqual(expect.arrayContaining(added));
    expect(synced.added.map((one) => one.transaction_id)).toEqual(added);
  });
});

describe("time, as the emulator's clock has it", () => {
  test("makes a login stale after thirty days, until the user signs in again", async () => {
    const access_token = await plaid.link();
    control.advanceClock({ advanceMs: 29 * DAY_MS });
    const fresh = (await itemOf(access_token)).error;

    control.advanceClock({ advanceMs: 2 * DAY_MS });
    const stale = (await itemOf(access_token)).error;
    await repair(access_token);

    expect(fresh).toBeNull();
    expect(stale?.error_code).toBe("ITEM_LOGIN_REQUIRED");
    expect((await itemOf(access_token)).error).toBeNull();
  });

  test("ends the consent of a European Item after 180 days, and warns a week before", async () => {
    const { access_token, item_id } = await plaid.linkWith({ institution_id: "ins_117650" });
    const { consent_expiration_time } = await itemOf(access_token);
    const warned = () =>
      control
        .webhooks()
        .some(({ body }) => body.item_id === item_id && body.webhook_code === "PENDING_EXPIRATION");
    const begun = Date.parse(control.advanceClock({ advanceMs: 0 }));

    control.advanceClock({ advanceMs: 172 * DAY_MS });
    const early = warned();
    control.advanceClock({ advanceMs: 2 * DAY_MS });

    expect(Date.parse(consent_expiration_time ?? "")).toBeCloseTo(begun + 180 * DAY_MS, -5);
    expect([early, warned()]).toEqual([false, true]);

    control.advanceClock({ advanceMs: 7 * DAY_MS });
    expect((await refusal(api.authGet({ access_token }))).code).toBe("ITEM_LOGIN_REQUIRED");
  });
});
