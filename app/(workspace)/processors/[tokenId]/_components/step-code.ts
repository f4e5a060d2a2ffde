import type { HandoffStep, ProcessorTokenView } from "@/lib/contracts/processors";

/** A client of Plaid's API. Whose keys it has decides what it may do. */
const client = (imports: string, keys: string) => `import {
  Configuration,
  PlaidApi,
  PlaidEnvironments,${imports}
} from "plaid";

const plaid = new PlaidApi(
  new Configuration({
    basePath: PlaidEnvironments[process.env.PLAID_ENV ?? "sandbox"],
    baseOptions: {
      headers: {
        "PLAID-CLIENT-ID": process.env.${keys}_CLIENT_ID,
        "PLAID-SECRET": process.env.${keys}_SECRET,
      },
    },
  }),
);
`;

const OURS = "PLAID";
const PARTNERS = "PLAID_PARTNER";

const readAsPartner = (call: string, what: string) => `// With the partner's own keys.
${client("", PARTNERS)}
const { data } = await plaid.${call}({
  processor_token: processorToken,
});
${what}
`;

const HANDOFF = `const answer = await fetch(process.env.PARTNER_ENDPOINT ?? "", {
  method: "POST",
  redirect: "error",
  signal: AbortSignal.timeout(10_000),
  headers: {
    authorization: \`Bearer \${process.env.PARTNER_KEY}\`,
    "content-type": "application/json",
    // The same at every attempt, so that the partner takes it once.
    "idempotency-key": tokenId,
  },
  body: JSON.stringify({ processor_token: processorToken, reference: tokenId }),
});
if (!answer.ok) throw new Error(\`The partner answered \${answer.status}\`);
`;

type Codes = Record<string, (token: ProcessorTokenView) => string>;

const codes: Codes = {
  "/processor/token/create": ({ processor }) => `${client(
    "\n  ProcessorTokenCreateRequestProcessorEnum,",
    OURS,
  )}
const { data } = await plaid.processorTokenCreate({
  access_token: accessToken,
  account_id: accountId,
  processor: ProcessorTokenCreateRequestProcessorEnum.${memberOf(processor)},
});
await sealAndStore(data.processor_token);
`,
  "/processor/stripe/bank_account_token/create": () => `${client("", OURS)}
const { data } = await plaid.processorStripeBankAccountTokenCreate({
  access_token: accessToken,
  account_id: accountId,
});
await sealAndStore(data.stripe_bank_account_token);
`,
  "/processor/token/permissions/set": () => `${client("\n  Products,", OURS)}
// Replaces what was set before. An empty list means all, and those to come.
await plaid.processorTokenPermissionsSet({
  processor_token: processorToken,
  products: [Products.Auth, Products.Balance],
});
`,
  "/processor/token/permissions/get": () => `${client("", OURS)}
const { data } = await plaid.processorTokenPermissionsGet({
  processor_token: processorToken,
});
const mayReadAll = data.products.length === 0;
`,
  "/processor/token/webhook/update": () => `// With the partner's own keys.
${client("", PARTNERS)}
await plaid.processorTokenWebhookUpdate({
  processor_token: processorToken,
  webhook: webhookUrl, // null: nowhere
});
`,
  handoff: () => HANDOFF,
  "/processor/account/get": () => readAsPartner("processorAccountGet", "const { account } = data;"),
  "/processor/auth/get": () => readAsPartner("processorAuthGet", "const { numbers } = data;"),
  "/processor/balance/get": () =>
    readAsPartner("processorBalanceGet", "const { balances } = data.account;"),
  "/processor/identity/get": () =>
    readAsPartner("processorIdentityGet", "const { owners } = data.account;"),
  "/processor/transactions/sync": () =>
    readAsPartner(
      "processorTransactionsSync",
      "const { added, next_cursor, has_more } = data;\n// As long as has_more: the same again, with cursor: next_cursor.",
    ),
  revoked: () => `${client("", OURS)}
// A processor token cannot be revoked alone. This ends all of the bank's.
await plaid.itemRemove({ access_token: accessToken });
`,
};

/** `modern_treasury` is `ModernTreasury` in the SDK's enum. */
const memberOf = (processor: string) =>
  processor
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** The code of a step: with the SDK, and with names in place of tokens and keys. */
export const stepCode = ({ what }: HandoffStep, token: ProcessorTokenView): string | null =>
  codes[what]?.(token) ?? null;
