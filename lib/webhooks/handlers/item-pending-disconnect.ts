import "server-only";
import { z } from "zod";
import { saveItemNotice } from "@/lib/data/item-notices";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Plaid sends this a week ahead. */
const NOTICE_MS = 7 * 24 * 60 * 60 * 1000;

const time = z.object({ disconnect_time: z.iso.datetime({ offset: true }) });

/** The bank will end the access, unless the owner signs in again before. */
export const itemPendingDisconnect: ItemWebhookHandler = async (webhook) => {
  const { viewer, itemId, body, receivedAt } = webhook;
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  const told = time.safeParse(body).data?.disconnect_time;
  const disconnectsAt = told ? new Date(told) : new Date(receivedAt.getTime() + NOTICE_MS);
  await saveItemNotice(viewer, itemId, { disconnectsAt });
  return `${effect} Noted that the bank ends the access on ${day(disconnectsAt)}.`;
};

const day = (at: Date) => at.toISOString().slice(0, 10);
