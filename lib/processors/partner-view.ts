import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  type PartnerFacts,
  type PartnerProduct,
  type PartnerReading,
  partnerProducts,
} from "@/lib/contracts/processors";
import { getProcessorToken } from "@/lib/data/processor-tokens";
import { plaidOfPartner } from "@/lib/plaid/client";
import { PlaidProblem } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";
import { type AskedAsPartner, askAsPartner } from "./ask-as-partner";
import { isOfEndedToken, withProcessorToken } from "./processor-token";

type Options = { products?: PartnerProduct[] | undefined; numbers: "masked" | "whole" };

/** The endpoints of Plaid's that tell them. */
const PATHS = {
  account: "/processor/account/get",
  auth: "/processor/auth/get",
  balance: "/processor/balance/get",
  identity: "/processor/identity/get",
  transactions: "/processor/transactions/sync",
} as const satisfies Record<PartnerProduct, string>;

/**
 * What the partner gets from Plaid with one of the viewer's processor tokens, asked for with the
 * partner's own keys, for this answer, and kept nowhere. A refusal is a result like another.
 *
 * @throws Problem `not_configured` where this app has no keys of a partner, or as
 *   {@link withProcessorToken} does.
 */
export async function partnerView(
  viewer: Viewer,
  tokenId: string,
  { products = [...partnerProducts], numbers }: Options,
): Promise<PartnerReading[]> {
  const { permissions } = await getProcessorToken(viewer, tokenId);
  if (!plaidOfPartner()) {
    throw new Problem(
      "not_configured",
      "This app has no keys of a partner. Set PLAID_PARTNER_CLIENT_ID and PLAID_PARTNER_SECRET.",
    );
  }
  const context = {
    userId: viewer.id,
    processorTokenId: tokenId,
    asPartner: true,
    by: "lib/processors/partner-view.ts#partnerView",
  } as const;
  return withProcessorToken(viewer, tokenId, (processor_token) =>
    Promise.all(
      [...new Set(products)].map((product) =>
        askAsPartner[product](context, processor_token).then(
          (asked) => told(product, asked, numbers),
          (thrown: unknown) => refused(product, thrown, permissions),
        ),
      ),
    ),
  );
}

function told(
  product: PartnerProduct,
  { facts, requestId }: AskedAsPartner,
  numbers: Options["numbers"],
): PartnerReading {
  const shown = numbers === "masked" ? masked(facts) : facts;
  return { product, path: PATHS[product], state: "told", facts: shown, requestId };
}

/** Numbers that money can be moved with. Routing numbers and sort codes are public. */
const SECRET = /^(Account number|IBAN)/;

function masked(facts: PartnerFacts): PartnerFacts {
  if (facts.product !== "auth") return facts;
  const accounts = facts.accounts.map((account) => ({
    ...account,
    numbers: account.numbers.map(({ label, value }) => ({
      label,
      value: SECRET.test(label) ? `${"•".repeat(6)} ${value.slice(-2)}` : value,
    })),
  }));
  return { ...facts, accounts, isMasked: true };
}

/** Refusals that have another cause than a permission. */
const OTHER_CAUSES = new Set([
  "ACCESS_NOT_GRANTED",
  "ADDITIONAL_CONSENT_REQUIRED",
  "INVALID_API_KEYS",
  "INVALID_PROCESSOR_TOKEN",
  "NO_AUTH_ACCOUNTS",
  "PRODUCTS_NOT_SUPPORTED",
  "PRODUCT_NOT_READY",
]);

function refused(product: PartnerProduct, thrown: unknown, permissions: string[]): PartnerReading {
  if (!(thrown instanceof Problem) || isOfEndedToken(thrown)) throw thrown;
  const { error_code = thrown.code, request_id = null } = thrown.extensions.plaid ?? {};
  // Plaid documents no code of its own for it, so what was permitted tells.
  const isForbidden =
    thrown instanceof PlaidProblem &&
    thrown.code === "plaid_refused" &&
    !OTHER_CAUSES.has(thrown.errorCode) &&
    product !== "account" &&
    permissions.length > 0 &&
    !permissions.includes(product);
  return {
    product,
    path: PATHS[product],
    state: "refused",
    errorCode: error_code,
    message: thrown.message,
    requestId: request_id,
    allowedBy: isForbidden ? product : null,
  };
}
