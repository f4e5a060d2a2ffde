import "server-only";
import { readSessionAgain } from "../read-session-again";
import type { SessionWebhookHandler } from "../webhook-handler";

/** What happened in the session so far. Plaid's API tells the same, in full and in order. */
export const linkEvents: SessionWebhookHandler = async ({ viewer, sessionId }) =>
  readSessionAgain(viewer, sessionId);
