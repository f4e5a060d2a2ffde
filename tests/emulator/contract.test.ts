import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { Emulator } from "@/emulator/emulator";
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
