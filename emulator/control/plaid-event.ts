import { z } from "zod";
import { findInstitution } from "../data/find-institution";
import type { Item, ItemAccount } from "../state/entities";
import { ids } from "../state/ids";
import { webhookDetails } from "../webhooks/webhook-details";
import { ControlRefusal } from "./control-refusal";
import type { EventOutcome, EventOutcomes } from "./event-outcome";
import { needsProduct } from "./needs-product";

const account_id = z.string().optional();

/** What Plaid comes to know or to finish, with what the API shows of it, if any operation here does. */
export const plaidEvent = z.discriminatedUnion("event", [
  /** The person took one product back; it answers ACCESS_NOT_GRANTED until update mode. */
  z.strictObject({
    event: z.literal("permissions_required"),
    product: z.enum(["auth", "identity"]).default("auth"),
  }),
  /** The person told the code of a micro-deposit rightly, or wrongly three times; of the first account that waits if none is named. */
  z.strictObject({ event: z.literal("microdeposits_verified"), account_id }),
  z.strictObject({ event: z.literal("microdeposits_failed"), account_id }),
  /** Statements that were asked for are in. */
  z.strictObject({ event: z.literal("statements_refreshed") }),
  /** Plaid has mended its connection to the bank. */
  z.strictObject({ event: z.literal("issue_resolved") }),
  /** An asset report is made, or cannot be. */
  z.strictObject({ event: z.literal("asset_report_ready") }),
  z.strictObject({ event: z.literal("asset_report_failed") }),
]);

/** What comes of each, or why it cannot happen to this Item. */
export const plaidOutcomes: EventOutcomes<z.output<typeof plaidEvent>> = {
  permissions_required: (item, _now, { product }) => permissionsRequired(item, product),
  microdeposits_verified: (item, _now, { account_id }) =>
    microdeposits(item, account_id, "manually_verified"),
  microdeposits_failed: (item, _now, { account_id }) =>
    microdeposits(item, account_id, "verification_failed"),
  statements_refreshed(item) {
    needsProduct(item, "statements");
    return {
      item,
      webhook: {
        webhook_type: "STATEMENTS",
        webhook_code: "STATEMENTS_REFRESH_COMPLETE",
        result: "SUCCESS",
      },
    };
  },
  issue_resolved: (item, now) => issueResolved(item, now),
  asset_report_ready: (item, now) => assetReport(item, "PRODUCT_READY", now),
  asset_report_failed: (item, now) => assetReport(item, "ERROR", now),
};

function permissionsRequired(item: Item, product: "auth" | "identity"): EventOutcome {
  needsProduct(item, product);
  const webhook_type = product === "auth" ? "AUTH" : "IDENTITY";
  return {
    item: { ...item, withheld: [...(item.withheld ?? []), product] },
    webhook: { webhook_type, webhook_code: "PRODUCT_PERMISSIONS_REQUIRED" },
  };
}

function microdeposits(
  item: Item,
  named: string | undefined,
  status: "manually_verified" | "verification_failed",
): EventOutcome {
  const waiting = item.accounts.find(
    ({ accountId, verification }) =>
      verification?.status === "pending_automatic_verification" &&
      (named === undefined || named === accountId),
  );
  if (!waiting?.verification) throw new ControlRefusal("no such account waits for micro-deposits");
  const settled: ItemAccount = { ...waiting, verification: { ...waiting.verification, status } };
  return {
    item: { ...item, accounts: item.accounts.map((one) => (one === waiting ? settled : one)) },
    webhook: {
      webhook_type: "AUTH",
      webhook_code: "SMS_MICRODEPOSITS_VERIFICATION",
      account_id: waiting.accountId,
      status: status.toUpperCase(),
      error: null,
    },
  };
}

function issueResolved(item: Item, now: number): EventOutcome {
  const institution_name = findInstitution(item.institutionId)?.name;
  return {
    item,
    webhook: {
      webhook_type: "ISSUES",
      webhook_code: "ISSUE_RESOLVED",
      item_id: undefined,
      issue_id: ids.derivedUuid(item.id, "issue", now),
      issue_description: `${institution_name} could not be connected.`,
      issue_resolved_at: new Date(now).toISOString(),
      institution_id: item.institutionId,
      institution_name,
    },
  };
}

function assetReport(item: Item, webhook_code: "PRODUCT_READY" | "ERROR", now: number) {
  needsProduct(item, "assets");
  const says = webhookDetails(item, { type: "ASSETS", code: webhook_code }, now);
  return { item, webhook: { webhook_type: "ASSETS", webhook_code, ...says } };
}
