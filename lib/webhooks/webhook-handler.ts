import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { WebhookBody } from "./webhook-body";

/**
 * A webhook on one of our Items or Link sessions, on behalf of whoever owns it. `signedAt` is by
 * Plaid's clock: of two that contradict each other, the later signed is the later said.
 */
type Webhook = { viewer: Viewer; body: WebhookBody; receivedAt: Date; signedAt: Date };

/** Acts on a webhook about an Item and answers what came of it, in words. */
export type ItemWebhookHandler = (webhook: Webhook & { itemId: string }) => Promise<string>;

/** Acts on a webhook about a Link session. It is rejected where Plaid's API contradicts it. */
export type SessionWebhookHandler = (
  webhook: Webhook & { sessionId: string },
) => Promise<{ state: "PROCESSED" | "REJECTED"; effect: string }>;
