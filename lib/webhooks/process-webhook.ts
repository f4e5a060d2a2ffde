import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { saveLinkEvents } from "@/lib/data/link-events";
import {
  systemFailWebhookAttempt,
  systemFindWebhookEvent,
  systemSettleWebhookEvent,
  type WebhookEvent,
  type WebhookOutcome,
} from "@/lib/data/webhook-events";
import {
  type Subject,
  systemFindItemOfPlaid,
  systemFindSessionOfLinkToken,
} from "@/lib/data/webhook-subjects";
import { env } from "@/lib/env";
import { describeError, log } from "@/lib/log";
import { scrub } from "@/lib/plaid/redact";
import { isForLater } from "./codes-for-later";
import { itemHandlers, sessionHandlers } from "./handlers";
import { parseWebhookBody, type WebhookBody } from "./webhook-body";

/**
 * Works on a stored webhook and writes down what came of it. It may be called again for the same
 * one: what is settled stays as it is.
 *
 * @throws whatever keeps it from being worked on now; after the last attempt it is marked as failed.
 */
export async function processWebhook(id: string, { isLast }: { isLast: boolean }): Promise<void> {
  const event = await systemFindWebhookEvent(id);
  if (event?.state !== "RECEIVED") return;
  try {
    const outcome = await workOn(event);
    await systemSettleWebhookEvent(id, outcome);
    if (outcome.state === "UNMATCHED" || outcome.state === "REJECTED") {
      const { state, type, code, effect } = outcome;
      log().warn({ webhookEventId: id, state, type, code, effect }, "webhook without effect");
    }
  } catch (thrown) {
    const failure = scrub(thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 500);
    await systemFailWebhookAttempt(id, { failure, isLast });
    throw thrown;
  }
}

async function workOn(event: WebhookEvent): Promise<WebhookOutcome> {
  if (!event.rawBody) {
    log().error({ webhookEventId: event.id }, "stored webhook does not open");
    return { state: "IGNORED", effect: "Lost: what was stored of it does not open any more." };
  }
  const body = parseWebhookBody(event.rawBody);
  if (!body)
    return { state: "IGNORED", effect: "Not readable: no JSON object with type and code." };
  const { webhook_type: type, webhook_code: code, environment } = body;
  if (environment !== undefined && environment !== env().PLAID_ENV) {
    const effect = `Rejected: it is not of Plaid's ${env().PLAID_ENV} environment.`;
    return { state: "REJECTED", effect, type, code };
  }
  return { type, code, ...(await route(`${type}.${code}`, body, event)) };
}

/** Finds whom a webhook is about, and who acts on it. */
async function route(
  kind: string,
  body: WebhookBody,
  { id, receivedAt }: WebhookEvent,
): Promise<WebhookOutcome> {
  const { item_id, link_token } = body;
  const item = item_id ? await systemFindItemOfPlaid(item_id) : null;
  const session = link_token ? await systemFindSessionOfLinkToken(link_token) : null;
  const about = {
    ...(item_id && { plaidItemId: item_id }),
    ...(session && { linkSessionId: session.id }),
    ...ownerOf(item, session),
  };
  const onItem = itemHandlers.get(kind);
  const onSession = sessionHandlers.get(kind);
  if (!onItem && !onSession && !isForLater(kind)) {
    return { ...about, state: "IGNORED", effect: "Ignored: no such webhook is known." };
  }
  const viewer = about.userId ? { id: about.userId } : null;
  if ((item_id && !item) || (link_token && !session)) return unmatched(about);
  if (onItem) {
    if (!item || !viewer) return unmatched(about);
    const effect = await onItem({ viewer, itemId: item.id, body, receivedAt });
    return { ...about, state: "PROCESSED", effect };
  }
  if (onSession) {
    if (!session || !viewer) return unmatched(about);
    await noteArrival(viewer, session.id, { id, receivedAt, code: body.webhook_code });
    return { ...about, ...(await onSession({ viewer, sessionId: session.id, body, receivedAt })) };
  }
  return { ...about, state: "IGNORED", effect: "Kept; this version has no use for it yet." };
}

/**
 * A session's timeline tells what reached this server, and when; of what it led to others tell.
 * A timeline that cannot be written keeps nothing from being done.
 */
async function noteArrival(
  viewer: Viewer,
  sessionId: string,
  { id, receivedAt, code }: { id: string; receivedAt: Date; code: string },
): Promise<void> {
  const none = { requestId: null, plaidLinkSessionId: null, detail: null };
  const name = `webhook ${code}`.slice(0, 100);
  await saveLinkEvents(viewer, sessionId, [
    { lane: "SERVER", name, key: `webhook ${id}`, at: receivedAt, ...none },
  ]).catch((thrown: unknown) => {
    log().warn({ webhookEventId: id, error: describeError(thrown) }, "arrival not noted");
  });
}

const unmatched = (about: object): WebhookOutcome => ({
  ...about,
  state: "UNMATCHED",
  effect: "Nothing here is known by the Item or link token that it names.",
});

/** Whose event it is. One that names two people's things is nobody's. */
function ownerOf(item: Subject | null, session: Subject | null): { userId?: Viewer["id"] } {
  const owners = new Set([item?.userId, session?.userId].filter((id) => id !== undefined));
  const [userId] = owners;
  return owners.size === 1 && userId ? { userId } : {};
}
