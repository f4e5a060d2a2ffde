import type { HandoffStep, ProcessorTokenView } from "@/lib/contracts/processors";
import { handoffCode } from "./partner-call-code";

const OURS = "PLAID";
const PARTNERS = "PLAID_PARTNER";

/** A call with somebody's keys, and at its end how a client with them is made. */
const withKeys = (
  keys: string,
  call: string,
  ...more: string[]
) => `${importOf(["Configuration", "PlaidApi", "PlaidEnvironments", ...more])}

const plaid = plaidWith(process.env.${keys}_CLIENT_ID, process.env.${keys}_SECRET);
${call}

function plaidWith(clientId = "", secret = "") {
  const headers = { "PLAID-CLIENT-ID": clientId, "PLAID-SECRET": secret };
  const basePath = PlaidEnvironments[process.env.PLAID_ENV ?? "sandbox"];
  return new PlaidApi(new Configuration({ basePath, baseOptions: { headers } }));
}
`;

/** As a formatter would write it. */
function importOf(names: string[]): string {
  const line = `import { ${names.join(", ")} } from "plaid";`;
  return line.length <= 100 ? line : `import {\n  ${names.join(",\n  ")},\n} from "plaid";`;
}

const readAsPartner = (method: string, what: string) =>
  withKeys(
    PARTNERS,
    `
// The partner's own keys: with yours Plaid refuses.
const { data } = await plaid.${method}({ processor_token: processorToken });
${what}`,
  );

type Codes = Record<string, (token: ProcessorTokenView, step: HandoffStep) => string | null>;

const codes: Codes = {
  "/auth/get": () =>
    withKeys(
      OURS,
      `// The partner reads numbers only where you have them too. Asking once adds Auth to the Item.
await plaid.authGet({
  access_token: accessToken,
  options: { account_ids: [accountId] },
});`,
    ),
  "/processor/token/create": ({ processor }) =>
    withKeys(
      OURS,
      `const { data } = await plaid.processorTokenCreate({
  access_token: accessToken,
  account_id: accountId,
  processor: ProcessorTokenCreateRequestProcessorEnum.${memberOf(processor)},
});
await sealAndStore(data.processor_token);`,
      "ProcessorTokenCreateRequestProcessorEnum",
    ),
  "/processor/stripe/bank_account_token/create": () =>
    withKeys(
      OURS,
      `const { data } = await plaid.processorStripeBankAccountTokenCreate({
  access_token: accessToken,
  account_id: accountId,
});
await sealAndStore(data.stripe_bank_account_token);`,
    ),
  "/processor/token/permissions/set": (_token, { products }) =>
    withKeys(
      OURS,
      `// Takes the place of what was set before. An empty list means all, and those to come.
await plaid.processorTokenPermissionsSet({
  processor_token: processorToken,
${setTo(products)}
});`,
      ...(products?.length ? ["Products"] : []),
    ),
  "/processor/token/permissions/get": () =>
    withKeys(
      OURS,
      `const { data } = await plaid.processorTokenPermissionsGet({
  processor_token: processorToken,
});
const mayReadAll = data.products.length === 0;`,
    ),
  "/processor/token/webhook/update": (_token, { from }) =>
    withKeys(
      from === "partner" ? PARTNERS : OURS,
      `await plaid.processorTokenWebhookUpdate({
  processor_token: processorToken,
  webhook: webhookUrl, // null: nowhere
});`,
    ),
  handoff: () => handoffCode,
  "/processor/account/get": () => readAsPartner("processorAccountGet", "const { account } = data;"),
  "/processor/auth/get": () => readAsPartner("processorAuthGet", "const { numbers } = data;"),
  "/processor/balance/get": () =>
    readAsPartner("processorBalanceGet", "const { balances } = data.account;"),
  "/processor/identity/get": () =>
    readAsPartner("processorIdentityGet", "const { owners } = data.account;"),
  "/processor/transactions/sync": () =>
    readAsPartner(
      "processorTransactionsSync",
      "const { added, next_cursor, has_more } = data;\n// While has_more: the same again, with cursor: next_cursor.",
    ),
  // What else may have ended the access happened at the bank or at Plaid, not by a call of ours.
  revoked: ({ item }) =>
    item.id === null
      ? withKeys(
          OURS,
          `// There is no call that revokes a processor token. This ends the Item, and all tokens of it.
await plaid.itemRemove({ access_token: accessToken });`,
        )
      : null,
};

/** What was asked for at that time; calls of before that was written down leave it open. */
function setTo(products: string[] | null): string {
  if (!products) return "  products,";
  const members = products.map((name) => `Products.${memberOf(name)}`);
  const line = `  products: [${members.join(", ")}],`;
  return line.length <= 100 ? line : `  products: [\n    ${members.join(",\n    ")},\n  ],`;
}

/** `modern_treasury` is `ModernTreasury` in the SDK's enums. */
const memberOf = (name: string) =>
  name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** The code of a step: with the SDK, and with names in place of tokens and keys. */
export const stepCode = (step: HandoffStep, token: ProcessorTokenView): string | null =>
  codes[step.what]?.(token, step) ?? null;
