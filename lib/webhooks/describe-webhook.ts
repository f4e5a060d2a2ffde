import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { WebhookDetail } from "@/lib/contracts/webhooks";
import { getWebhook } from "@/lib/data/webhook-views";
import { scrub } from "@/lib/plaid/redact";

/** Longer ones are cut: nobody reads on, and a browser may choke. */
const SHOWN_MAX = 50_000;

/**
 * One of the viewer's webhooks as they may see it: what it said is indented, and its tokens, which
 * open a session or a bank, are masked.
 */
export async function describeWebhook(viewer: Viewer, id: string): Promise<WebhookDetail> {
  const webhook = await getWebhook(viewer, id);
  return { ...webhook, body: webhook.body === null ? null : shown(webhook.body) };
}

/** Parsed first, so that no way of writing a token in JSON hides it from the mask. */
function shown(body: string): string {
  const text = scrub(indented(body));
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}\n…` : text;
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
