import "server-only";
import { type Processor, processorNames } from "@/lib/contracts/processors";
import type { PlaidProblem } from "@/lib/plaid/problem";
import { Problem } from "@/lib/problem";

const INTEGRATIONS = "https://dashboard.plaid.com/developers/integrations";

/** Plaid's refusal to make a token for a partner, with what to do about it. Others are left as they are. */
export function refusedToken(thrown: PlaidProblem, processor: Processor): Problem {
  const words = wordsFor(processor)[thrown.errorCode];
  return words ? new Problem(words.code, words.detail, thrown.extensions) : thrown;
}

type Words = Record<
  string,
  { code: "account_unavailable" | "processor_not_enabled"; detail: string } | undefined
>;

function wordsFor(processor: Processor): Words {
  const partner = processorNames[processor];
  const gone = {
    code: "account_unavailable",
    detail: "The bank does not share this account any more. Choose another one.",
  } as const;
  if (processor !== "stripe") {
    const notEnabled = {
      code: "processor_not_enabled",
      detail: `Plaid makes no token for ${partner} here: ${partner} is not enabled for this app, or it does not work with the products of this bank. Enable it at ${INTEGRATIONS}, or grant more on the bank's page.`,
    } as const;
    return {
      INVALID_ACCOUNT_ID: gone,
      INVALID_PRODUCT: notEnabled,
      ITEM_NOT_SUPPORTED: notEnabled,
    };
  }
  return {
    INVALID_ACCOUNT_ID: gone,
    INVALID_FIELD: {
      code: "account_unavailable",
      detail: "Stripe takes checking and savings accounts only. Choose another one.",
    },
    INVALID_PRODUCT: {
      code: "processor_not_enabled",
      detail: `Plaid makes no token for Stripe here: Stripe is not enabled for this app, or the bank was linked without account numbers. Connect Stripe at ${INTEGRATIONS}, or grant Auth on the bank's page.`,
    },
    INVALID_STRIPE_ACCOUNT: {
      code: "processor_not_enabled",
      detail: `The Stripe account is not connected to this app's keys at Plaid. Connect it at ${INTEGRATIONS}.`,
    },
  };
}
