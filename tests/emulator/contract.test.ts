import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { Emulator } from "@/emulator/emulator";
import { partnerKeys } from "@/emulator/keys";
import { freshEmulator, linkTokenRequest } from "./api-client";

type Contract = {
  checkRequest(path: string, body: unknown): string[];
  checkResponse(path: string, status: number, body: unknown): string[];
};

/** The facts of Plaid's published API description, where they are at hand beside this repository. */
const file = path.resolve("../shared/contract/contract.mjs");

describe.skipIf(!existsSync(file))("Plaid's published API description", () => {
  test("fits every call and every answer, refusals too", async () => {
    process.env.CONTRACT_MODULES = process.cwd();
    const contract: Contract = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const problems: string[] = [];
    const { emulator, call } = checked(contract, problems);

    await useEverything(emulator, call);
    await useUsersAndProcessors(call);

    expect(problems).toEqual([]);
  });
});

type Call = ReturnType<typeof freshEmulator>["call"];

function checked(contract: Contract, problems: string[]): { emulator: Emulator; call: Call } {
  const { emulator, call } = freshEmulator();
  return {
    emulator,
    call: async (path, body = {}) => {
      const answer = await call(path, body);
      problems.push(...contract.checkRequest(path, body));
      problems.push(...contract.checkResponse(path, answer.status, answer.body));
      return answer;
    },
  };
}

async function useEverything(emulator: Emulator, call: Call) {
  const rich = {
    ...linkTokenRequest,
    webhook: "https://app.example/hook",
    redirect_uri: "https://app.example/link/oauth",
    account_filters: { depository: { account_subtypes: ["all"] } },
    optional_products: ["auth", "investments"],
    appearance_mode: "DARK",
    institution_data: { routing_number: "021000021" },
  };
  const { link_token } = (await call("/link/token/create", rich)).body;
  await call("/link/token/get", { link_token });
  const complete = (changes: object) =>
    emulator.control.completeLink({ link_token, institution_id: "ins_109508", ...changes });
  complete({ password: "error_ITEM_LOCKED" });
  complete({ password: "mfa_device" });
  complete({ password: "mfa_selections", mfa: "wrong" });
  complete({ institution_id: "ins_127287" });
  complete({ institution_id: "ins_127287", oauth: "NO_AUTH_ACCOUNTS" });
  complete({ phone_number: "415-555-0011" });
  const [public_token] = complete({}).public_tokens;
  await call("/link/token/get", { link_token });

  const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;
  await call("/item/get", { access_token });
  await call("/accounts/get", { access_token });
  await call("/sandbox/item/reset_login", { access_token });
  await call("/item/get", { access_token });
  await call("/item/remove", { access_token, reason_code: "OTHER" });
  await call("/item/get", { access_token });
  await call("/sandbox/public_token/create", {
    institution_id: "ins_109508",
    initial_products: ["auth"],
    options: { override_password: "error_INSTITUTION_DOWN" },
  });
  await call("/sandbox/public_token/create", {
    institution_id: "ins_109508",
    initial_products: ["auth", "transactions"],
  });

  const options = {
    include_optional_metadata: true,
    include_status: true,
    include_auth_metadata: true,
    include_payment_initiation_metadata: true,
  };
  for (const institution_id of ["ins_109508", "ins_109512", "ins_132361", "ins_132363"]) {
    const request = { institution_id, country_codes: ["US"], options };
    await call("/institutions/get_by_id", request);
  }
  const request = { query: "bank", country_codes: ["US", "GB"], products: ["transactions"] };
  await call("/institutions/search", request);
}

async function useUsersAndProcessors(call: Call) {
  const identity = {
    name: { given_name: "Leslie", family_name: "Knope" },
    date_of_birth: "1979-01-01",
    emails: [{ data: "leslie@knope.example", primary: true }],
  };
  const { user_id } = (await call("/user/create", { client_user_id: "user-9", identity })).body;
  await call("/user/update", { user_id, identity: { date_of_birth: "1975-01-18" } });
  await call("/user/get", { user_id });
  const { public_token } = (
    await call("/sandbox/public_token/create", {
      institution_id: "ins_109508",
      initial_products: ["auth", "identity"],
      options: { webhook: "https://app.example/hook" },
      user_id,
    })
  ).body;
  const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;
  await call("/user/items/get", { user_id });
  await call("/sandbox/item/fire_webhook", {
    access_token,
    webhook_code: "NEW_ACCOUNTS_AVAILABLE",
  });
  await call("/item/get", { access_token });
  await call("/webhook_verification_key/get", { key_id: "unknown" });

  const [{ account_id }] = (await call("/accounts/get", { access_token })).body.accounts;
  await call("/processor/stripe/bank_account_token/create", { access_token, account_id });
  const { processor_token } = (
    await call("/processor/token/create", { access_token, account_id, processor: "dwolla" })
  ).body;
  await call("/processor/token/permissions/set", { processor_token, products: ["auth"] });
  await call("/processor/token/permissions/get", { processor_token });
  for (const product of ["account", "auth", "balance", "identity"]) {
    await call(`/processor/${product}/get`, { ...partnerKeys, processor_token });
  }
  await call("/processor/token/webhook/update", {
    ...partnerKeys,
    processor_token,
    webhook: "https://partner.example/hook",
  });
  const { processor_token: sandboxed } = (
    await call("/sandbox/processor_token/create", { institution_id: "ins_109508" })
  ).body;
  for (const product of ["account", "auth", "balance", "identity"]) {
    await call(`/processor/${product}/get`, { processor_token: sandboxed });
  }
  await call("/user/remove", { user_id });
  await call("/user/get", { user_id });
}
