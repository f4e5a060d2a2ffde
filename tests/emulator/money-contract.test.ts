import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { ControlRefusal } from "@/emulator/control/control-refusal";
import { createEmulator } from "@/emulator/emulator";
import { memoryStore } from "@/emulator/state/memory-store";
import { apiClient, type freshEmulator } from "./api-client";
import { checkWebhook } from "./webhooks/check-webhook";

type Contract = {
  checkRequest(path: string, body: unknown): string[];
  checkResponse(path: string, status: number, body: unknown): string[];
};

/** The facts of Plaid's published API description, where they are at hand beside this repository. */
const file = path.resolve("../shared/contract/contract.mjs");

const dataEvents = [
  "numbers_changed",
  "identity_changed",
  "holdings_changed",
  "investment_activity",
  "liabilities_changed",
  "issue_resolved",
] as const;

type Login = {
  institution_id: string;
  override_username: string;
  override_password: string;
  /** What cannot happen to its Item, because the user has no such account, or the bank not the product. */
  impossible?: readonly (typeof dataEvents)[number][];
};

const withoutInvestments = ["holdings_changed", "investment_activity"] as const;

/** Which users and banks differ in what the API answers about them. */
const logins: Login[] = [
  { institution_id: "ins_109508", override_username: "user_good", override_password: "pass_good" },
  {
    institution_id: "ins_109508",
    override_username: "user_transactions_dynamic",
    override_password: "x",
    impossible: withoutInvestments,
  },
  { institution_id: "ins_109508", override_username: "user_yuppie", override_password: "x" },
  {
    institution_id: "ins_109508",
    override_username: "user_small_business",
    override_password: "x",
    impossible: withoutInvestments,
  },
  {
    institution_id: "ins_109508",
    override_username: "user_custom",
    override_password: "{}",
    impossible: withoutInvestments,
  },
  { institution_id: "ins_56", override_username: "user_good", override_password: "pass_good" },
  { institution_id: "ins_43", override_username: "user_good", override_password: "pass_good" },
  {
    institution_id: "ins_117650",
    override_username: "user_good",
    override_password: "pass_good",
    impossible: [...withoutInvestments, "liabilities_changed"],
  },
];

describe.skipIf(!existsSync(file))("Plaid's published API description", () => {
  test.each(logins)(
    "fits all that is told of $override_username at $institution_id",
    async (login) => {
      process.env.CONTRACT_MODULES = process.cwd();
      const contract: Contract = await import(/* @vite-ignore */ pathToFileURL(file).href);
      const problems: string[] = [];
      const store = memoryStore();
      const clock = { now: () => Date.parse("2026-03-01T12:00:00Z") };
      const emulator = createEmulator({ store, clock });
      const client = apiClient(emulator);
      const call = async (path: string, body: object = {}) => {
        const answer = await client.call(path, body);
        problems.push(...contract.checkRequest(path, body).map((one) => `${path} ${one}`));
        problems.push(
          ...contract
            .checkResponse(path, answer.status, answer.body)
            .map((one) => `${path} ${one}`),
        );
        return answer;
      };

      await useMoneyData(call, emulator, login);
      for (const { body } of store
        .collection<{ body: Record<string, unknown> }>("webhooks")
        .values()) {
        problems.push(...(await checkWebhook(body)));
      }

      expect(problems).toEqual([]);
    },
  );
});

async function useMoneyData(
  call: ReturnType<typeof freshEmulator>["call"],
  emulator: ReturnType<typeof createEmulator>,
  { institution_id, impossible = [], ...options }: Login,
) {
  const wanted = ["auth", "identity", "transactions", "investments", "liabilities"];
  const found = await call("/institutions/get", {
    count: 500,
    offset: 0,
    country_codes: ["US", "CA", "GB"],
  });
  const { products } = found.body.institutions.find(
    (one: { institution_id: string }) => one.institution_id === institution_id,
  );
  const { body } = await call("/sandbox/public_token/create", {
    institution_id,
    initial_products: wanted.filter((product) => products.includes(product)),
    options: {
      ...options,
      webhook: "https://app.example/hook",
      transactions: { days_requested: 730 },
    },
  });
  const { access_token } = (
    await call("/item/public_token/exchange", { public_token: body.public_token })
  ).body;
  await call("/transactions/sync", { access_token });
  await call("/transactions/get", {
    access_token,
    start_date: "2025-01-01",
    end_date: "2026-03-01",
  });
  emulator.control.advanceClock({ advanceMs: 10_000 });

  const {
    body: { accounts },
  } = await call("/accounts/get", { access_token });
  const account_ids = [accounts[0].account_id];
  await call("/accounts/balance/get", { access_token, options: { account_ids } });
  const dates = { start_date: "2024-01-01", end_date: "2026-03-01" };
  const read = async () => {
    await call("/auth/get", { access_token });
    await call("/identity/get", { access_token });
    await call("/investments/holdings/get", { access_token });
    await call("/investments/transactions/get", { access_token, ...dates, options: { count: 20 } });
    await call("/liabilities/get", { access_token });
  };
  await read();
  const { item_id } = (await call("/item/get", { access_token })).body.item;
  for (const event of dataEvents) {
    const happens = () => emulator.control.bankEvent(item_id, { event });
    if (impossible.includes(event)) expect(happens, event).toThrow(ControlRefusal);
    else happens();
  }
  await read();
  const { body: first } = await call("/transactions/sync", { access_token, count: 50 });
  await call("/transactions/refresh", { access_token });
  await call("/transactions/sync", { access_token, cursor: first.next_cursor });
  await call("/transactions/get", {
    access_token,
    ...dates,
    options: { include_original_description: true },
  });
  await call("/transactions/recurring/get", { access_token });
  await call("/sandbox/transactions/create", {
    access_token,
    transactions: [
      {
        date_transacted: "2026-02-27",
        date_posted: "2026-02-28",
        amount: 3.5,
        description: "Coffee",
      },
    ],
  });
  await call("/categories/get");
  await call("/item/webhook/update", { access_token, webhook: "https://app.example/other" });
  const { new_access_token } = (await call("/item/access_token/invalidate", { access_token })).body;
  await call("/item/public_token/create", { access_token: new_access_token });
  await call("/item/get", { access_token: new_access_token });
  emulator.control.advanceClock({ advanceMs: 175 * 86_400_000 });
  await call("/item/get", { access_token: new_access_token });
  await call("/auth/get", { access_token: new_access_token });
}
