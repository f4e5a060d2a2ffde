import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { linkTokenRequest } from "../api-client";
import { moneyEmulator } from "../money-client";
import { checkWebhook } from "./check-webhook";

const DAY_MS = 24 * 60 * 60_000;
const webhook = "https://app.example/hook";

type World = ReturnType<typeof moneyEmulator>;

/** A webhook of Plaid's catalogue. */
type Entry = {
  type: string;
  code: string;
  /** What it says besides its type, its code and the environment: this, and nothing else. */
  says: object;
  /** Makes the state change that Plaid tells of by this webhook. */
  cause: (world: World) => Promise<unknown>;
  /** Whether `/sandbox/item/fire_webhook` takes the pair. */
  isFireable: boolean;
};

const id = expect.stringMatching(/^\w{37}$/);
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const count = expect.any(Number);
const publicToken = expect.stringMatching(/^public-sandbox-/);

const ofItem = { item_id: id };
const ofSession = { link_session_id: uuid, link_token: expect.stringMatching(/^link-sandbox-/) };

const errorOf = (error_type: string, error_code: string) => ({
  error_type,
  error_code,
  error_message: expect.stringMatching(/./),
  display_message: null,
  status: 400,
});

/** Something of at least one account, by account id, and nothing but what may be told of an account. */
const byAccount = (allowed: string[]) =>
  expect.toSatisfy(
    (told: Record<string, string[]>) =>
      Object.entries(told).length > 0 &&
      Object.entries(told).every(
        ([key, fields]) =>
          id.asymmetricMatch(key) &&
          fields.length > 0 &&
          fields.every((one) => allowed.includes(one)),
      ),
  );

const catalogue: Entry[] = [
  {
    type: "ITEM",
    code: "ERROR",
    says: { ...ofItem, error: errorOf("ITEM_ERROR", "ITEM_LOGIN_REQUIRED") },
    cause: resetLogin,
    isFireable: false,
  },
  {
    type: "ITEM",
    code: "LOGIN_REPAIRED",
    says: ofItem,
    async cause(world) {
      const item = await resetLogin(world);
      world.emulator.control.bankEvent(item.item_id, { event: "login_repaired" });
    },
    isFireable: true,
  },
  {
    type: "ITEM",
    code: "NEW_ACCOUNTS_AVAILABLE",
    says: { ...ofItem, error: null },
    cause: atBank("new_account"),
    isFireable: true,
  },
  {
    type: "ITEM",
    code: "PENDING_DISCONNECT",
    says: {
      ...ofItem,
      reason: "INSTITUTION_TOKEN_EXPIRATION",
      disconnect_time: "2026-03-08T12:00:00.000Z",
    },
    cause: atBank("disconnect_announced"),
    isFireable: true,
  },
  {
    type: "ITEM",
    code: "PENDING_EXPIRATION",
    says: { ...ofItem, consent_expiration_time: "2026-08-28T12:00:00.000Z" },
    async cause(world) {
      await itemOf(world, { institution: "ins_117650", products: ["auth"] });
      world.emulator.control.advanceClock({ advanceMs: 173 * DAY_MS });
    },
    isFireable: false,
  },
  {
    type: "ITEM",
    code: "USER_PERMISSION_REVOKED",
    says: { ...ofItem, error: errorOf("ITEM_ERROR", "USER_PERMISSION_REVOKED") },
    cause: atBank("permission_revoked"),
    isFireable: true,
  },
  {
    type: "ITEM",
    code: "USER_ACCOUNT_REVOKED",
    says: { ...ofItem, account_id: id },
    cause: atBank("account_revoked"),
    isFireable: true,
  },
  {
    type: "ITEM",
    code: "WEBHOOK_UPDATE_ACKNOWLEDGED",
    says: { ...ofItem, error: null, new_webhook_url: `${webhook}/2` },
    async cause(world) {
      const { access_token } = await itemOf(world);
      await world.call("/item/webhook/update", { access_token, webhook: `${webhook}/2` });
    },
    isFireable: false,
  },
  {
    type: "TRANSACTIONS",
    code: "INITIAL_UPDATE",
    says: { ...ofItem, new_transactions: count },
    cause: itemOf,
    isFireable: false,
  },
  {
    type: "TRANSACTIONS",
    code: "HISTORICAL_UPDATE",
    says: { ...ofItem, error: null, new_transactions: count },
    cause: itemOf,
    isFireable: false,
  },
  {
    type: "TRANSACTIONS",
    code: "DEFAULT_UPDATE",
    says: { ...ofItem, error: null, new_transactions: count },
    async cause(world) {
      const { item_id } = await itemOf(world);
      addTransaction(world, item_id);
    },
    isFireable: true,
  },
  {
    type: "TRANSACTIONS",
    code: "TRANSACTIONS_REMOVED",
    says: { ...ofItem, error: null, removed_transactions: [id] },
    async cause(world) {
      const { item_id } = await itemOf(world);
      const [id = ""] = addTransaction(world, item_id);
      world.emulator.control.changeTransactions(item_id, { remove: [id] });
    },
    isFireable: false,
  },
  {
    type: "TRANSACTIONS",
    code: "SYNC_UPDATES_AVAILABLE",
    says: { ...ofItem, initial_update_complete: true, historical_update_complete: true },
    async cause(world) {
      const { access_token, item_id } = await itemOf(world);
      await world.syncAll(access_token);
      addTransaction(world, item_id);
    },
    isFireable: true,
  },
  {
    type: "TRANSACTIONS",
    code: "RECURRING_TRANSACTIONS_UPDATE",
    says: { ...ofItem, account_ids: expect.arrayContaining([id]) },
    async cause(world) {
      const { access_token, item_id } = await itemOf(world, { daysRequested: 365 });
      await world.call("/transactions/recurring/get", { access_token });
      const add = ["2026-01-25", "2026-02-01", "2026-02-08"].map((date) => ({
        amount: 9,
        name: "Weekly Paper",
        date,
      }));
      world.emulator.control.changeTransactions(item_id, { add });
    },
    isFireable: true,
  },
  {
    type: "AUTH",
    code: "DEFAULT_UPDATE",
    says: {
      ...ofItem,
      error: null,
      account_ids_with_new_auth: [],
      account_ids_with_updated_auth: byAccount(["ACCOUNT_NUMBER", "ROUTING_NUMBER"]),
    },
    cause: happening({ event: "numbers_changed" }),
    isFireable: true,
  },
  {
    type: "AUTH",
    code: "AUTOMATICALLY_VERIFIED",
    says: { ...ofItem, account_id: id, error: null },
    cause: verified("automatically_verified"),
    isFireable: false,
  },
  {
    type: "AUTH",
    code: "VERIFICATION_EXPIRED",
    says: { ...ofItem, account_id: id, error: null },
    cause: verified("verification_expired"),
    isFireable: false,
  },
  {
    type: "AUTH",
    code: "SMS_MICRODEPOSITS_VERIFICATION",
    says: { ...ofItem, account_id: id, status: "MANUALLY_VERIFIED", error: null },
    async cause(world) {
      const { item_id } = await waitingForDeposits(world);
      world.emulator.control.bankEvent(item_id, { event: "microdeposits_verified" });
    },
    isFireable: true,
  },
  {
    type: "AUTH",
    code: "PRODUCT_PERMISSIONS_REQUIRED",
    says: ofItem,
    cause: happening({ event: "permissions_required" }),
    isFireable: false,
  },
  {
    type: "IDENTITY",
    code: "PRODUCT_PERMISSIONS_REQUIRED",
    says: ofItem,
    cause: happening({ event: "permissions_required", product: "identity" }),
    isFireable: false,
  },
  {
    type: "IDENTITY",
    code: "DEFAULT_UPDATE",
    says: { ...ofItem, error: null, account_ids_with_updated_identity: byAccount(["ADDRESSES"]) },
    cause: happening({ event: "identity_changed" }),
    isFireable: true,
  },
  {
    type: "HOLDINGS",
    code: "DEFAULT_UPDATE",
    says: { ...ofItem, error: null, new_holdings: 0, updated_holdings: count },
    cause: happening({ event: "holdings_changed" }),
    isFireable: true,
  },
  {
    type: "INVESTMENTS_TRANSACTIONS",
    code: "DEFAULT_UPDATE",
    says: {
      ...ofItem,
      error: null,
      new_investments_transactions: count,
      cancelled_investments_transactions: 0,
    },
    cause: happening({ event: "investment_activity" }),
    isFireable: true,
  },
  {
    type: "INVESTMENTS_TRANSACTIONS",
    code: "HISTORICAL_UPDATE",
    says: {
      ...ofItem,
      error: null,
      new_investments_transactions: count,
      cancelled_investments_transactions: 0,
    },
    async cause(world) {
      const link_token = await world.linkToken({
        additional_consented_products: ["investments"],
        webhook,
      });
      const [public_token] = world.emulator.control.completeLink({
        link_token,
        institution_id: "ins_109508",
      }).public_tokens;
      const { access_token } = (await world.call("/item/public_token/exchange", { public_token }))
        .body;
      await world.call("/investments/transactions/get", {
        access_token,
        start_date: "2026-01-01",
        end_date: "2026-02-01",
        options: { async_update: true },
      });
    },
    isFireable: false,
  },
  {
    type: "LIABILITIES",
    code: "DEFAULT_UPDATE",
    says: {
      ...ofItem,
      error: null,
      account_ids_with_new_liabilities: [],
      account_ids_with_updated_liabilities: byAccount([
        "last_statement_issue_date",
        "minimum_payment_amount",
        "next_monthly_payment",
        "past_amount_due",
      ]),
    },
    cause: happening({ event: "liabilities_changed" }),
    isFireable: true,
  },
  {
    type: "ASSETS",
    code: "PRODUCT_READY",
    says: { asset_report_id: uuid, report_type: "FULL" },
    cause: happening({ event: "asset_report_ready" }),
    isFireable: true,
  },
  {
    type: "ASSETS",
    code: "ERROR",
    says: { asset_report_id: uuid, error: errorOf("ASSET_REPORT_ERROR", "DATA_UNAVAILABLE") },
    cause: happening({ event: "asset_report_failed" }),
    isFireable: true,
  },
  {
    type: "STATEMENTS",
    code: "STATEMENTS_REFRESH_COMPLETE",
    says: { ...ofItem, result: "SUCCESS" },
    cause: happening({ event: "statements_refreshed" }),
    isFireable: false,
  },
  {
    type: "LINK",
    code: "ITEM_ADD_RESULT",
    says: { ...ofSession, public_token: publicToken },
    cause: hostedLink,
    isFireable: false,
  },
  {
    type: "LINK",
    code: "SESSION_FINISHED",
    says: {
      ...ofSession,
      status: "SUCCESS",
      public_token: publicToken,
      public_tokens: [publicToken],
    },
    cause: hostedLink,
    isFireable: false,
  },
  {
    type: "LINK",
    code: "EVENTS",
    says: {
      ...ofSession,
      events: expect.arrayContaining([
        {
          event_id: uuid,
          event_name: "HANDOFF",
          event_metadata: expect.any(Object),
          timestamp: "2026-03-01T12:00:00Z",
        },
      ]),
    },
    cause: hostedLink,
    isFireable: false,
  },
  {
    type: "LAYER",
    code: "LAYER_AUTHENTICATION_PASSED",
    says: ofSession,
    async cause(world) {
      const { body } = await world.call("/session/token/create", {
        template_id: "template_emulator",
        user: { client_user_id: "user-1" },
        webhook,
      });
      world.emulator.control.completeLayer({
        link_token: body.link.link_token,
        phone_number: "415-555-0011",
      });
    },
    isFireable: false,
  },
  {
    type: "PROCESSOR_TOKEN",
    code: "WEBHOOK_UPDATE_ACKNOWLEDGED",
    says: { account_id: id, error: null, new_webhook_url: webhook },
    async cause(world) {
      const { body } = await world.call("/sandbox/processor_token/create", {
        institution_id: "ins_109508",
      });
      const { processor_token } = body;
      await world.call("/processor/token/webhook/update", { processor_token, webhook });
    },
    isFireable: false,
  },
  {
    type: "ISSUES",
    code: "ISSUE_RESOLVED",
    says: {
      issue_id: uuid,
      issue_description: expect.any(String),
      issue_resolved_at: "2026-03-01T12:00:00.000Z",
      institution_id: "ins_109508",
      institution_name: "First Platypus Bank",
    },
    cause: happening({ event: "issue_resolved" }),
    isFireable: false,
  },
];

const products = [
  "transactions",
  "auth",
  "identity",
  "investments",
  "liabilities",
  "assets",
  "statements",
];

describe("a change of state is told by the webhook that Plaid has for it", () => {
  test.each(catalogue)("$type $code", async ({ type, code, says, cause }) => {
    const world = moneyEmulator();

    await cause(world);

    const sent = world.webhooks().map(({ body }) => body);
    const [told = {}] = sent.filter((body) => isOf(body, type, code));
    expect(sent.map(named)).toContain(`${type} ${code}`);
    expect(asSent(told)).toEqual(bodyOf(type, code, says));
    expect(await checkWebhook(told)).toEqual([]);
  });
});

describe("/sandbox/item/fire_webhook", () => {
  test.each(catalogue)(
    "$type $code: fires it if $isFireable",
    async ({ type, code, says, isFireable }) => {
      const world = moneyEmulator();
      const { access_token } = await itemOf(world, { products });
      const before = world.webhooks().length;

      const { status } = await world.call("/sandbox/item/fire_webhook", {
        access_token,
        webhook_type: type,
        webhook_code: code,
      });

      const fired = world.webhooks().slice(before);
      expect(status).toBe(isFireable ? 200 : 400);
      expect(fired.map(({ body }) => asSent(body))).toEqual(
        isFireable ? [bodyOf(type, code, says)] : [],
      );
    },
  );
});

test("the README says of every webhook what brings it about", () => {
  const [, section = ""] = readFileSync("emulator/README.md", "utf8").split("**Webhooks.**");
  const table = section.split("\n\n")[1] ?? "";

  for (const { type, code, isFireable } of catalogue) {
    const row = table
      .split("\n")
      .find((line) => line.startsWith(`| ${type} `) && line.includes(`\`${code}\``));
    expect(row, `${type} ${code}`).toBeDefined();
    const [, , , by = "", onRequest = ""] = row?.split("|") ?? [];
    expect({ by: by.trim() !== "", onRequest: onRequest.trim() }, `${type} ${code}`).toEqual({
      by: true,
      onRequest: isFireable ? "yes" : "no",
    });
  }
});

/** A webhook's body as it goes over the wire. */
const asSent = (body: Record<string, unknown>) => JSON.parse(JSON.stringify(body));

const bodyOf = (webhook_type: string, webhook_code: string, says: object) => ({
  webhook_type,
  webhook_code,
  environment: "sandbox",
  ...says,
});

const isOf = (body: Record<string, unknown>, type: string, code: string) =>
  body.webhook_type === type && body.webhook_code === code;

const named = ({ webhook_type, webhook_code }: Record<string, unknown>) =>
  `${webhook_type} ${webhook_code}`;

/** An Item whose webhooks are told to the app. */
async function itemOf(world: World, linking: Parameters<World["link"]>[0] = {}) {
  const access_token = await world.link({ webhook, ...linking });
  const { item } = (await world.call("/item/get", { access_token })).body;
  return { access_token, item_id: item.item_id as string };
}

async function resetLogin(world: World) {
  const item = await itemOf(world);
  await world.call("/sandbox/item/reset_login", { access_token: item.access_token });
  return item;
}

/** Something that happens at the bank of an Item that shares two of its accounts. */
function atBank(
  event: "new_account" | "disconnect_announced" | "permission_revoked" | "account_revoked",
) {
  return async (world: World) => {
    const { itemId } = await world.linkItem({ webhook });
    world.emulator.control.bankEvent(itemId, { event });
  };
}

function addTransaction(world: World, itemId: string): string[] {
  const add = [{ amount: 4.5, name: "Starbucks" }];
  return world.emulator.control.changeTransactions(itemId, { add }).added;
}

/** Something that happens to an Item that has every product. */
function happening(event: Parameters<World["emulator"]["control"]["bankEvent"]>[1]) {
  return async (world: World) => {
    const { item_id } = await itemOf(world, { products });
    world.emulator.control.bankEvent(item_id, event);
  };
}

/** An Item whose one account waits for micro-deposits. */
async function waitingForDeposits(world: World) {
  const auth = { automated_microdeposits_enabled: true };
  const [public_token] = world.emulator.control.completeLink({
    link_token: await world.linkToken({ products: ["auth"], auth, webhook }),
    institution_id: "ins_109512",
    password: "microdeposits_good",
    accounts: ["0000"],
  }).public_tokens;
  const { access_token, item_id } = (
    await world.call("/item/public_token/exchange", { public_token })
  ).body;
  return { access_token, item_id: item_id as string };
}

/** The end of a verification by micro-deposits. */
function verified(verification_status: "automatically_verified" | "verification_expired") {
  return async (world: World) => {
    const { access_token } = await waitingForDeposits(world);
    const { account_id } = (await world.call("/accounts/get", { access_token })).body.accounts[0];
    const request = { access_token, account_id, verification_status };
    await world.call("/sandbox/item/set_verification_status", request);
  };
}

async function hostedLink({ call, emulator }: World) {
  const { body } = await call("/link/token/create", {
    ...linkTokenRequest,
    hosted_link: {},
    webhook,
  });
  const { link_token } = body;
  emulator.control.completeLink({ link_token, institution_id: "ins_109508" });
}
