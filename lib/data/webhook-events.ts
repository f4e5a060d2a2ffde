import "server-only";
import { createHash } from "node:crypto";
import type { WebhookVerification } from "@/lib/contracts/webhooks";
import { open, seal, UnreadableToken } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import type { Prisma, WebhookState } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { enqueueAll } from "@/lib/jobs/enqueue-all";
import { newId } from "./new-id";
import { writeTogether } from "./write-together";

/** A burst waits for a connection rather than being sent away. */
const WAIT_MS = 5_000;

/** A body has 256 KB at most, so that many are still a statement that a database takes. */
const TOGETHER_MAX = 50;

/** A stored webhook that is to be worked on. */
export type WebhookEvent = {
  id: string;
  state: WebhookState;
  /** The bytes that were signed, or null when they cannot be opened any more. */
  rawBody: Uint8Array | null;
  receivedAt: Date;
  /** By Plaid's clock. What is newer by it is newer, in whatever order it comes. */
  signedAt: Date;
};

/** What a webhook is about, and whose it is, as far as that is known. */
export type WebhookAbout = {
  type?: string;
  code?: string;
  userId?: string;
  plaidItemId?: string;
  linkSessionId?: string;
};

/** What came of a webhook, in words. */
export type WebhookOutcome = {
  state: Exclude<WebhookState, "RECEIVED" | "FAILED">;
  effect: string;
};

// Whose it is, is not known yet when it is sealed.
const place = (rowId: string) =>
  ({ table: "WebhookEvent", column: "rawBody", rowId, userId: "" }) as const;

/** A verified webhook as it came: the bytes that were signed, by which JWT, and what proved it. */
type ReceivedWebhook = { jwt: string; rawBody: Uint8Array; verification: WebhookVerification };

/**
 * Stores a verified webhook, sealed, as the bytes that were signed, with the job that works on it.
 * The same signed webhook again, at once or later, is stored once and worked on once. Two that are
 * signed one by one are two, even with equal bodies: Plaid has no other way to say a thing twice.
 */
export async function systemSaveWebhookEvent({
  jwt,
  rawBody,
  verification,
}: ReceivedWebhook): Promise<void> {
  const id = newId("webhookEvent");
  const jwtHash = createHash("sha256").update(jwt).digest("base64url");
  const sealed = seal(Buffer.from(rawBody).toString("base64"), place(id), env().TOKEN_KEYS);
  await store({ id, jwtHash, rawBody: new Uint8Array(Buffer.from(sealed)), verification });
}

/** A burst of webhooks costs few commits, and one connection. */
const store = writeTogether(async (data: Prisma.WebhookEventCreateManyInput[]) => {
  await db().$transaction(
    async (tx) => {
      const stored = await tx.webhookEvent.createManyAndReturn({
        data,
        skipDuplicates: true,
        select: { id: true },
      });
      const all = stored.map(({ id }) => ({ webhookEventId: id }));
      await enqueueAll("webhook.process", all, { tx });
    },
    { maxWait: WAIT_MS, timeout: 2 * WAIT_MS },
  );
  return data.map(() => undefined);
}, TOGETHER_MAX);

/** A stored webhook, or null when its owner is gone, and it with them. */
export async function systemFindWebhookEvent(id: string): Promise<WebhookEvent | null> {
  const row = await db().webhookEvent.findUnique({
    where: { id },
    select: { id: true, state: true, rawBody: true, receivedAt: true, verification: true },
  });
  if (!row) return null;
  const { verification, rawBody, ...rest } = row;
  const proof = verification as WebhookVerification | null;
  const signedAt = proof ? new Date(proof.signedAt) : row.receivedAt;
  return { ...rest, signedAt, rawBody: openWebhookBody(row.id, rawBody) };
}

/** Opens a stored body: the bytes that were signed, or null when they cannot be opened any more. */
export function openWebhookBody(id: string, sealed: Uint8Array): Uint8Array | null {
  try {
    const opened = open(Buffer.from(sealed).toString(), place(id), env().TOKEN_KEYS);
    return Buffer.from(opened, "base64");
  } catch (thrown) {
    if (!(thrown instanceof UnreadableToken)) throw thrown;
    return null;
  }
}

/** Webhooks that came before a moment and still wait to be worked on, the oldest of them. */
export async function systemListWaitingWebhooks(before: Date): Promise<string[]> {
  const rows = await db().webhookEvent.findMany({
    where: { state: "RECEIVED", receivedAt: { lt: before } },
    orderBy: { receivedAt: "asc" },
    take: 1_000,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Writes down what came of a webhook, once: what was written first stays. */
export async function systemSettleWebhookEvent(
  id: string,
  outcome: WebhookOutcome & WebhookAbout,
): Promise<void> {
  await db().webhookEvent.updateMany({
    where: { id, state: "RECEIVED" },
    data: { ...outcome, failure: null, attempts: { increment: 1 }, processedAt: new Date() },
  });
}

/**
 * Writes down that an attempt at a webhook failed, and whose webhook it is, so that its owner sees
 * it. After the last one it is given up.
 */
export async function systemFailWebhookAttempt(
  id: string,
  { failure, isLast, ...about }: WebhookAbout & { failure: string; isLast: boolean },
): Promise<void> {
  await db().webhookEvent.updateMany({
    where: { id, state: "RECEIVED" },
    data: {
      ...about,
      failure,
      attempts: { increment: 1 },
      ...(isLast && { state: "FAILED", processedAt: new Date() }),
    },
  });
}
