import "server-only";
import { z } from "zod";
import { saveLinkEvents } from "@/lib/data/link-events";
import type { SessionWebhookHandler } from "../webhook-handler";

const NAME = "LAYER_AUTHENTICATION_PASSED";

const about = z.object({ link_session_id: z.uuid() });

/** The person proved their phone number in Layer. No API of Plaid's tells of it, and it gives access to nothing. */
export const layerAuthenticationPassed: SessionWebhookHandler = async (webhook) => {
  const { viewer, sessionId, body, receivedAt } = webhook;
  const plaidLinkSessionId = about.safeParse(body).data?.link_session_id ?? null;
  const key = `${NAME} ${plaidLinkSessionId ?? ""}`.trim();
  const event = { name: NAME, key, at: receivedAt, plaidLinkSessionId };
  await saveLinkEvents(viewer, sessionId, [
    { ...event, lane: "PLAID", requestId: null, detail: null },
  ]);
  return { state: "PROCESSED", effect: "Noted in the session that the phone number was proved." };
};
