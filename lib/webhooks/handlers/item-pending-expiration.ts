import "server-only";
import { z } from "zod";
import { saveConsentEnd } from "@/lib/data/item-notices";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

const time = z.object({ consent_expiration_time: z.iso.datetime({ offset: true }) });

/** The owner's consent ends soon. The Item itself tells when; the webhook does where it does not. */
export const itemPendingExpiration: ItemWebhookHandler = async ({ viewer, itemId, body }) => {
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  const told = time.safeParse(body).data?.consent_expiration_time;
  if (told) await saveConsentEnd(viewer, itemId, new Date(told));
  return `${effect} Noted that the consent to it ends soon.`;
};
