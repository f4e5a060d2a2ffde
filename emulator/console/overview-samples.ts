import { keys, partnerInboundKey } from "../keys";

/** What a newcomer copies to make a first call, for an emulator at `origin`. */
export const overviewSamples = (origin: string) => ({
  node: `const plaid = new PlaidApi(
  new Configuration({
    basePath: "${origin}",
    baseOptions: {
      headers: {
        "PLAID-CLIENT-ID": "${keys.client_id}",
        "PLAID-SECRET": "${keys.secret}",
      },
    },
  }),
);`,
  browser: `<script src="${origin}/link/v2/stable/link-initialize.js"></script>`,
  curl: `curl ${origin}/link/token/create \\
  -H 'content-type: application/json' \\
  -d '{
    "client_id": "${keys.client_id}",
    "secret": "${keys.secret}",
    "client_name": "Acorn",
    "language": "en",
    "country_codes": ["US"],
    "user": { "client_user_id": "user-1" },
    "products": ["auth", "transactions"]
  }'`,
  partner: `curl ${origin}/partner/v1/accounts \\
  -H 'authorization: Bearer ${partnerInboundKey}' \\
  -H 'idempotency-key: any-1' \\
  -d '{ "processor_token": "processor-sandbox-…", "reference": "user-1" }'`,
});
