import "server-only";
import { createHash } from "node:crypto";
import { open, seal, UnreadableToken } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import type { WebhookState } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { newId } from "./new-id";

/** A burst waits for a connection rather than being sent away. */
const WAIT_MS = 5_000;

/** A stored webhook that is to be worked on. */
export type WebhookEvent = {
  id: string;
  state: WebhookState;
  /** The bytes that were signed, or null when they cannot be opened any more. */
  rawBody: Uint8Array | null;
  receivedAt: Date;
};

/** What came of a webhook. What it is about is told as far as it is known. */
export type WebhookOutcome = {
  state: Exclude<WebhookState, "RECEIVED" | "FAILED">;
  effect: string;
  type?: string;
  code?: string;
  userId?: string;
  plaidItemId?: string;
  linkSessionId?: string;
};

// Whose it is, is not known yet when it is sealed.
const place = (rowId: string) =>
  ({ table: "WebhookEvent", column: "rawBody", rowId, userId: "" }) as const;

/**
 * Stores a verified webhook, sealed, as the bytes that were signed, with the job that works on it.
 * The same signed webhook again, at once or later, is stored once and worked on once. Two that are
 * signed one by one are two, even with equal bodies: Plaid has no other way to say a thing twice.
 */
export async function systemSaveWebhookEvent(jwt: string, rawBody: Uint8Array): Promise<void> {
  const id = newId("webhookEvent");
  const jwtHash = createHash("sha256").update(jwt).digest("base64url");
  const sealed = seal(Buffer.from(rawBody).toString("base64"), place(id), env().TOKEN_KEYS);
  await db().$transaction(
    async (tx) => {
      const { count } = await tx.webhookEvent.createMany({
        data: { id, jwtHash, rawBody: new Uint8Array(Buffer.from(sealed)) },
        skipDuplicates: true,
      });
      if (count > 0) await enqueue("webhook.process", { webhookEventId: id }, { tx });
    },
    { maxWait: WAIT_MS, timeout: 2 * WAIT_MS },
  );
}

/** A stored webhook, or null when its owner is gone, and it with them. */
export async function systemFindWebhookEvent(id: string): Promise<WebhookEvent | null> {
  const row = await db().webhookEvent.findUnique({
    where: { id },
    select: { id: true, state: true, rawBody: true, receivedAt: true },
  });
  return row && { ...row, rawBody: openBody(row.id, row.rawBody) };
}

function openBody(id: string, sealed: Uint8Array): Uint8Array | null {
  try {
    const opened = open(Buffer.from(sealed).toString(), place(id), env().TOKEN_KEYS);
    return Buffer.from(opened, "base64");
  } catch (thrown) {
    if (!(thrown instanceof UnreadableToken)) throw thrown;
    return null;
  }
}

/** Writes down what came of a webhook, once: what was written first stays. */
export async function systemSettleWebhookEvent(id: string, outcome: WebhookOutcome): Promise<void> {
  await db().webhookEvent.updateMany({
    where: { id, state: "RECEIVED" },
    data: { ...outcome, failure: null, attempts: { increment: 1 }, processedAt: new Date() },
  });
}

/** Writes down that an attempt at a webhook failed. After the last one it is given up. */
export async function systemFailWebhookAttempt(
  id: string,
  { failure, isLast }: { failure: string; isLast: boolean },
): Promise<void> {
  await db().webhookEvent.updateMany({
    where: { id, state: "RECEIVED" },
    data: {
      failure,
      attempts: { increment: 1 },
      ...(isLast && { state: "FAILED", processedAt: new Date() }),
    },
  });
}
