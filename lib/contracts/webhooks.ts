import { z } from "zod";

/**
 * `received`: waits to be worked on, or to be tried again. `ignored`: authentic, and nothing was to
 * be done. `rejected`: it contradicts what Plaid's API says. `failed`: given up after the last attempt.
 */
export const webhookStates = [
  "received",
  "processed",
  "ignored",
  "unmatched",
  "rejected",
  "failed",
] as const;
export type WebhookState = (typeof webhookStates)[number];

/** What proved a webhook to be Plaid's when it came. Nothing of it is secret. */
export type WebhookVerification = {
  keyId: string;
  algorithm: "ES256";
  /** By Plaid's clock, in whole seconds. ISO 8601. */
  signedAt: string;
  /** SHA-256 of the body, in hexadecimal: as the signature has it, and as it came. */
  bodySha256: string;
};

/** One of the viewer's webhooks. Times are ISO 8601. */
export type WebhookView = {
  id: string;
  /** Plaid's webhook_type and webhook_code. */
  type: string | null;
  code: string | null;
  state: WebhookState;
  /** What it led to, in a sentence; of a webhook that is played again, what it led to before. */
  effect: string | null;
  /** Why the last attempt failed, until one does not. */
  failure: string | null;
  attempts: number;
  receivedAt: string;
  processedAt: string | null;
  /** The Item it is about, while that is there. */
  item: { id: string; institutionName: string | null } | null;
  /** The Link session it is about. */
  session: { id: string; mode: string } | null;
};

/** A webhook with what it said and what proved it. */
export type WebhookDetail = WebhookView & {
  /** Null for those that came before proof was kept. */
  verification: WebhookVerification | null;
  /** What was signed, as indented JSON where it is JSON, with tokens masked; null when it does not open any more. */
  body: string | null;
};

const name = z.string().regex(/^[A-Z0-9_]{1,64}$/, "is not a name of Plaid's");
const id = z.string().regex(/^[a-z]{3}_\w{1,60}$/, "is not an id");

/** Query of `GET /api/webhooks`, and of the page. All of it may be left out. */
export const listWebhooksQuery = z.strictObject({
  type: name.optional(),
  code: name.optional(),
  state: z.enum(webhookStates).optional(),
  /** Ours. */
  item: id.optional(),
  /** Only those that came before this one: `next` of the answer before. */
  before: id.optional(),
});
export type ListWebhooksQuery = z.output<typeof listWebhooksQuery>;

/** Answer of `GET /api/webhooks`, newest first. `next` is null on the last page. */
export type ListWebhooksAnswer = { webhooks: WebhookView[]; next: string | null };

/** Answer of `GET /api/webhooks/:id`. */
export type GetWebhookAnswer = { webhook: WebhookDetail };

/** Body of `POST /api/webhooks/:id/replay`, which takes nothing. */
export const replayWebhookRequest = z.strictObject({});

/** Answer of `POST /api/webhooks/:id/replay`, 202: it waits to be worked on again. */
export type ReplayWebhookAnswer = { webhook: WebhookDetail };

/** What Plaid's Sandbox sends on request, of what changes nothing for good. */
export const fireableCodes = [
  "NEW_ACCOUNTS_AVAILABLE",
  "LOGIN_REPAIRED",
  "PENDING_DISCONNECT",
  "SYNC_UPDATES_AVAILABLE",
] as const;

/** Body of `POST /api/webhooks/fire`: has Plaid's Sandbox send a webhook on one of the viewer's Items. */
export const fireWebhookRequest = z.strictObject({ itemId: id, code: z.enum(fireableCodes) });
export type FireWebhookRequest = z.input<typeof fireWebhookRequest>;
