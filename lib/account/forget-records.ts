import "server-only";
import { systemForgetAuditEvents } from "@/lib/data/audit-events";
import { systemForgetLinkSessions } from "@/lib/data/old-link-sessions";
import { systemForgetWebhooks } from "@/lib/data/old-webhooks";
import { systemForgetSessions } from "@/lib/data/sessions";

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/**
 * Keeps what was written down from growing for ever: a year and a bit of what people did; 90 days of
 * sign-ins and Link sessions that are over, and of webhooks that are settled.
 */
export async function forgetRecords(): Promise<void> {
  await systemForgetAuditEvents(daysAgo(400));
  await systemForgetSessions(daysAgo(90));
  await systemForgetLinkSessions(daysAgo(90));
  await systemForgetWebhooks(daysAgo(90));
}
