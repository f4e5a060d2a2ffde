import "server-only";
import { z } from "zod";
import { readSessionAgain } from "../read-session-again";
import type { SessionWebhookHandler } from "../webhook-handler";

const tokens = z.object({
  public_tokens: z.array(z.string()).optional(),
  /** Deprecated: the first of them. */
  public_token: z.string().nullish(),
});

/** The person is through with Link, or has left it. */
export const linkSessionFinished: SessionWebhookHandler = async ({ viewer, sessionId, body }) => {
  const { public_tokens = [], public_token } = tokens.safeParse(body).data ?? {};
  const named = public_token ? [...public_tokens, public_token] : public_tokens;
  return readSessionAgain(viewer, sessionId, [...new Set(named)]);
};
