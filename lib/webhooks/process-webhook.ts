import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { databaseProblem } from "@/lib/data/database-problem";
import { saveLinkEvents } from "@/lib/data/link-events";
import {
  systemFailWebhookAttempt,
  systemFindWebhookEvent,
  systemSettleWebhookEvent,
  type WebhookAbout,
  type WebhookEvent,
  type WebhookOutcome,
} from "@/lib/data/webhook-events";
import { describeError, log } from "@/lib/log";
import { scrub } from "@/lib/plaid/redact";
import { toProblem } from "@/lib/problem";
import { whyForLater } from "./codes-for-later";
import { itemHandlers, sessionHandlers } from "./handlers";
import { type Identified, identifyWebhook } from "./identify-webhook";

/**
 * Works on a stored webhook and writes down what came of it. It may be called again for the same
 * one: what is settled stays as it is.
 *
 * @throws whatever keeps it from being worked on now; after the last attempt it is marked as failed.
 */
export async function processWebhook(id: string, { isLast }: { isLast: boolean }): Promise<void> {
  const event = await systemFindWebhookEvent(id);
  if (event?.state !== "RECEIVED") return;
  let about: WebhookAbout = {};
  try {
    const identified = await identifyWebhook(event);
    about = identified.about;
    const outcome = identified.outcome ?? (await workOn(event, identified));
    await systemSettleWebhookEvent(id, { ...about, ...outcome });
    if (outcome.state === "UNMATCHED" || outcome.state === "REJECTED") {
      const { type, code } = about;
      log().warn({ webhookEventId: id, type, code, ...outcome }, "webhook without effect");
    }
  } catch (thrown) {
    // Its owner reads it: of what only we should know, there is the log.
    const { message } = databaseProblem(thrown) ?? toProblem(thrown);
    const failure = scrub(message).slice(0, 500);
    await systemFailWebhookAttempt(id, { ...about, failure, isLast });
    throw thrown;
  }
}

/** Has it done by what acts on its kind. */
async function workOn(event: WebhookEvent, identified: Identified): Promise<WebhookOutcome> {
  const { body, item, session, viewer } = identified;
  const { receivedAt, signedAt } = event;
  const kind = `${body.webhook_type}.${body.webhook_code}`;
  const onItem = itemHandlers.get(kind);
  const onSession = sessionHandlers.get(kind);
  const later = whyForLater(kind);
  if (!onItem && !onSession && !later) {
    return { state: "IGNORED", effect: "Ignored: no such webhook is known." };
  }
  if (!viewer) {
    const isAboutAny = body.item_id ?? body.link_token ?? body.account_id;
    return onItem || onSession || isAboutAny ? unmatched : kept(later);
  }
  if (onItem && item) {
    const effect = await onItem({ viewer, itemId: item.id, body, receivedAt, signedAt });
    return { state: "PROCESSED", effect };
  }
  if (onSession && session) {
    await noteArrival(viewer, session.id, event, body.webhook_code);
    return onSession({ viewer, sessionId: session.id, body, receivedAt, signedAt });
  }
  return onItem || onSession ? unmatched : kept(later);
}

const unmatched: WebhookOutcome = {
  state: "UNMATCHED",
  effect: "Nothing here is known by the Item or link token that it names.",
};

const kept = (why = ""): WebhookOutcome => ({
  state: "IGNORED",
  effect: `Kept, and nothing was to be done: ${why}`,
});

/**
 * A session's timeline tells what reached this server, and when; of what it led to others tell.
 * A timeline that cannot be written keeps nothing from being done.
 */
async function noteArrival(
  viewer: Viewer,
  sessionId: string,
  { id, receivedAt }: WebhookEvent,
  code: string,
): Promise<void> {
  const none = { requestId: null, plaidLinkSessionId: null, detail: null };
  const name = `webhook ${code}`.slice(0, 100);
  await saveLinkEvents(viewer, sessionId, [
    { lane: "SERVER", name, key: `webhook ${id}`, at: receivedAt, ...none },
  ]).catch((thrown: unknown) => {
    log().warn({ webhookEventId: id, error: describeError(thrown) }, "arrival not noted");
  });
}
