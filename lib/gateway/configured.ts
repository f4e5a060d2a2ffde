import "server-only";
import { env } from "@/lib/env";
import { hostedReturnUri } from "@/lib/plaid/link-token-request";
import { Problem } from "@/lib/problem";

const VARIABLES = {
  webhook: "PLAID_WEBHOOK_URL",
  redirect_uri: "PLAID_REDIRECT_URI",
  layer_template_id: "PLAID_LAYER_TEMPLATE_ID",
} as const;

/** What a request may have from the configuration only. */
type Configured = keyof typeof VARIABLES | "completion_redirect_uri";

/**
 * The address or template that this server is configured with.
 *
 * @throws Problem `not_configured` where there is none.
 */
export function configured(what: Configured, linkSessionId: string): string {
  if (what === "completion_redirect_uri") return hostedReturnUri(linkSessionId);
  const value = env()[VARIABLES[what]];
  if (value) return value;
  throw new Problem(
    "not_configured",
    `This server has no ${VARIABLES[what]}. Set it, or leave the field out.`,
  );
}
