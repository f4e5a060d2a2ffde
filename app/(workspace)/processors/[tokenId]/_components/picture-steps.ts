import type { HandoffLane, HandoffStep, ProcessorTokenView } from "@/lib/contracts/processors";
import type { SequenceLane, SequenceStep } from "../../../_components/sequence-step";
import { stepCode } from "./step-code";

const titles: Record<string, string | undefined> = {
  "/auth/get": "Have account numbers at the bank, for the partner to read",
  "/processor/token/create": "Make a token for one account and one partner",
  "/processor/stripe/bank_account_token/create": "Make a token that works once, for Stripe",
  "/processor/token/permissions/set": "Say what the partner may read",
  "/processor/token/permissions/get": "Read back what the partner may read",
  "/processor/token/webhook/update": "Say where webhooks on the token go",
  handoff: "Hand the token over",
  "/processor/account/get": "Read the account",
  "/processor/auth/get": "Read the account numbers",
  "/processor/balance/get": "Read the balance",
  "/processor/identity/get": "Read the owners",
  "/processor/transactions/sync": "Read the transactions",
  revoked: "The access ends",
};

/** What is not a path of Plaid's is named by what it is. */
const calls: Record<string, string | undefined> = {
  handoff: "POST with the token",
  revoked: "The token opens nothing any more",
};

/** Who is in the picture of a handoff. */
export const pictureLanes = ({ processorName }: ProcessorTokenView) =>
  [
    { id: "you", name: "You" },
    { id: "plaid", name: "Plaid" },
    { id: "partner", name: processorName },
  ] as const satisfies SequenceLane<HandoffLane>[];

/** The steps of a handoff with words and code. */
export const pictureSteps = (
  token: ProcessorTokenView,
  steps: readonly HandoffStep[],
): SequenceStep<HandoffLane>[] =>
  steps.map((step) => ({
    ...step,
    title: titles[step.what] ?? step.what,
    call: calls[step.what] ?? step.what,
    code: stepCode(step, token),
  }));
