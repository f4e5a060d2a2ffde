import type { Processor } from "@/lib/contracts/processors";

/** How one's own backend gives a partner the token, and where that is described. */
export type PartnerCallCode = {
  code: string;
  docs: string;
  /** What the code cannot say. */
  note?: string;
};

const READ = `// Opened on your server, for this one call. It never reaches a browser or a log.
const processorToken = await openProcessorToken(tokenId);
`;

const STRIPE = `import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? "");

// Opened on your server, for this one call: the token works once.
const bankAccountToken = await openProcessorToken(tokenId);

const bankAccount = await stripe.customers.createSource(customerId, {
  source: bankAccountToken,
});
// From here on it is bankAccount.id that you keep and charge.
`;

const DWOLLA = `${READ}
const answer = await fetch(\`\${process.env.DWOLLA_API}/customers/\${customerId}/funding-sources\`, {
  method: "POST",
  headers: {
    accept: "application/vnd.dwolla.v1.hal+json",
    authorization: \`Bearer \${process.env.DWOLLA_ACCESS_TOKEN}\`,
    "content-type": "application/vnd.dwolla.v1.hal+json",
  },
  body: JSON.stringify({ plaidToken: processorToken, name: "Checking" }),
});
const fundingSource = answer.headers.get("location");
`;

const MODERN_TREASURY = `import ModernTreasury from "modern-treasury";

${READ}
const modernTreasury = new ModernTreasury({
  organizationID: process.env.MODERN_TREASURY_ORGANIZATION_ID,
  apiKey: process.env.MODERN_TREASURY_API_KEY,
});
const account = await modernTreasury.externalAccounts.create({
  counterparty_id: counterpartyId,
  plaid_processor_token: processorToken,
});
`;

const MOOV = `${READ}
const answer = await fetch(\`https://api.moov.io/accounts/\${accountId}/bank-accounts\`, {
  method: "POST",
  headers: {
    authorization: \`Bearer \${process.env.MOOV_ACCESS_TOKEN}\`,
    "content-type": "application/json",
  },
  body: JSON.stringify({ plaid: { token: processorToken } }),
});
`;

const ALPACA = `${READ}
const keys = \`\${process.env.ALPACA_KEY_ID}:\${process.env.ALPACA_SECRET_KEY}\`;
const answer = await fetch(
  \`\${process.env.ALPACA_BROKER_API}/v1/accounts/\${accountId}/ach_relationships\`,
  {
    method: "POST",
    headers: {
      authorization: \`Basic \${Buffer.from(keys).toString("base64")}\`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ processor_token: processorToken }),
  },
);
`;

/** The call that gives a partner the token, in general; the partner's own reference names the fields. */
export const handoffCode = `const answer = await fetch(process.env.PARTNER_ENDPOINT ?? "", {
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

const GENERAL = `${READ}
// The address, the headers and the names of the fields are the partner's: see its own reference.
${handoffCode}`;

/** Where Plaid describes all partners. */
export const partnerships = "https://plaid.com/docs/auth/partnerships/";

const calls: Partial<Record<Processor, PartnerCallCode>> = {
  stripe: {
    code: STRIPE,
    docs: `${partnerships}stripe/`,
    note: "Payments are then made with Stripe's Payment Intents API, the bank account being the payment method.",
  },
  dwolla: { code: DWOLLA, docs: `${partnerships}dwolla/` },
  modern_treasury: { code: MODERN_TREASURY, docs: `${partnerships}modern-treasury/` },
  moov: {
    code: MOOV,
    docs: `${partnerships}moov/`,
    note: "Moov reads a header with the version of its API, too: x-moov-version.",
  },
  alpaca: { code: ALPACA, docs: `${partnerships}alpaca/` },
};

/** The call that hands a token to a partner: its own where that is known for sure, else one in general. */
export const partnerCallCode = (processor: Processor): PartnerCallCode =>
  calls[processor] ?? { code: GENERAL, docs: partnerships };
