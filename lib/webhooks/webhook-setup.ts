import "server-only";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";

/** How Plaid's webhooks reach this server, if they do. */
export type WebhookSetup =
  /** `url` is what Plaid is given. */
  | { kind: "configured"; url: string }
  /** No address is configured. `url` is what would be one if this server were on the internet. */
  | { kind: "none"; url: string }
  /** Plaid is given an address that leads to its own machine. */
  | { kind: "unreachable"; url: string };

/**
 * Tells whether webhooks can be expected. Without them everything works, later: results are polled
 * for, and what changes at a bank is seen when it is next asked.
 */
export function webhookSetup(): WebhookSetup {
  const { APP_URL, PLAID_WEBHOOK_URL, PLAID_BASE_URL } = env();
  if (!PLAID_WEBHOOK_URL) return { kind: "none", url: APP_URL + routes.api.plaidWebhooks() };
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)$/.test(
    new URL(PLAID_WEBHOOK_URL).hostname,
  );
  // The emulator is on this machine too.
  return {
    kind: isLocal && !PLAID_BASE_URL ? "unreachable" : "configured",
    url: PLAID_WEBHOOK_URL,
  };
}
