import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getItemDetails, type ItemDetails } from "@/lib/data/item-details";
import { env } from "@/lib/env";

/**
 * Where Plaid sends the webhooks of an Item. `ours`: to the address that is configured. `other`: to
 * another one. `missing`: nowhere, though one is configured. `not_configured`: nowhere, as configured.
 */
export type WebhookRoute = "ours" | "other" | "missing" | "not_configured";

/** One of the viewer's Items as its page shows it. @throws Problem `not_found` */
export async function describeItem(
  viewer: Viewer,
  itemId: string,
): Promise<ItemDetails & { webhookRoute: WebhookRoute }> {
  const details = await getItemDetails(viewer, itemId);
  return { ...details, webhookRoute: routeOf(details.webhookUrl, env().PLAID_WEBHOOK_URL) };
}

function routeOf(actual: string | null, wanted: string | undefined): WebhookRoute {
  if (actual === null) return wanted ? "missing" : "not_configured";
  return actual === wanted ? "ours" : "other";
}
