import "server-only";
import { z } from "zod";
import { saveDisconnect } from "@/lib/data/item-notices";
import { readItemAgain } from "../read-item-again";
import type { ItemWebhookHandler } from "../webhook-handler";

/** Plaid sends this a week ahead. */
const NOTICE_MS = 7 * 24 * 60 * 60 * 1000;

const REASONS = {
  INSTITUTION_MIGRATION: "it moves to another way of giving access",
  INSTITUTION_TOKEN_EXPIRATION: "its permission runs out",
} as const;

const time = z.object({ disconnect_time: z.iso.datetime({ offset: true }) });
const cause = z.object({
  reason: z.enum(["INSTITUTION_MIGRATION", "INSTITUTION_TOKEN_EXPIRATION"]),
});

/** The bank will end the access, unless the owner signs in again before. */
export const itemPendingDisconnect: ItemWebhookHandler = async (webhook) => {
  const { viewer, itemId, body, signedAt } = webhook;
  const { item, effect } = await readItemAgain(viewer, itemId);
  if (!item) return effect;
  const told = time.safeParse(body).data?.disconnect_time;
  const disconnectsAt = told ? new Date(told) : new Date(signedAt.getTime() + NOTICE_MS);
  if (!(await saveDisconnect(viewer, itemId, { toldAt: signedAt, disconnectsAt }))) {
    return `${effect} It was repaired, or said otherwise, since this was signed.`;
  }
  const reason = cause.safeParse(body).data?.reason;
  const why = reason ? `, because ${REASONS[reason]}` : "";
  return `${effect} Noted that the bank ends the access on ${day(disconnectsAt)}${why}.`;
};

const day = (at: Date) => at.toISOString().slice(0, 10);
