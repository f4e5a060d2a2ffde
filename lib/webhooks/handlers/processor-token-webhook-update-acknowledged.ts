import "server-only";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Webhooks on a processor token come here from now on. It changes nothing of the Item. */
export const processorTokenWebhookUpdateAcknowledged: ItemWebhookHandler = async () =>
  "Noted: webhooks on a processor token of this Item come here.";
