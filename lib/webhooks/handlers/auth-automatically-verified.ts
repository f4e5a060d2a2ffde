import "server-only";
import { tellOfAccount } from "../tell-of-account";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Plaid saw its micro-deposits arrive: the account's numbers can be used. */
export const authAutomaticallyVerified: ItemWebhookHandler = (webhook) =>
  tellOfAccount(webhook, "was verified by micro-deposits");
