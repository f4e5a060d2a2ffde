import "server-only";
import { tellOfAccount } from "../tell-of-account";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Nobody told the amounts or the code in time. Nothing mends it but linking the bank again. */
export const authVerificationExpired: ItemWebhookHandler = (webhook) =>
  tellOfAccount(webhook, "was not verified in time; the bank has to be linked again");
