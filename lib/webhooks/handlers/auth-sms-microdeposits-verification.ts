import "server-only";
import { z } from "zod";
import { tellOfAccount } from "../tell-of-account";
import type { ItemWebhookHandler } from "../webhook-handler";

const outcome = z.object({ status: z.enum(["MANUALLY_VERIFIED", "VERIFICATION_FAILED"]) });

const WORDS = {
  MANUALLY_VERIFIED: "was verified by its owner, by a text message",
  VERIFICATION_FAILED: "was not verified by text message; the bank has to be linked again",
} as const;

/** The owner answered Plaid's text message on a micro-deposit, rightly or not. */
export const authSmsMicrodepositsVerification: ItemWebhookHandler = (webhook) => {
  const { status } = outcome.safeParse(webhook.body).data ?? {};
  return tellOfAccount(webhook, status ? WORDS[status] : "was told of, with no outcome");
};
