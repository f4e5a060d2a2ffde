import "server-only";
import { z } from "zod";
import { readSessionAgain } from "../read-session-again";
import type { SessionWebhookHandler } from "../webhook-handler";

const token = z.object({ public_token: z.string() });

/** One bank was linked in a session that may go on. */
export const linkItemAddResult: SessionWebhookHandler = async ({ viewer, sessionId, body }) => {
  const { public_token } = token.safeParse(body).data ?? {};
  return readSessionAgain(viewer, sessionId, public_token ? [public_token] : []);
};
