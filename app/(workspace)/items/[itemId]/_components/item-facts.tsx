import type { ReactNode } from "react";
import type { ItemView } from "@/lib/contracts/items";
import type { WebhookRoute } from "@/lib/items/describe-item";
import { longDay } from "../../../accounts/_components/long-day";
import { RelativeTime } from "../../../accounts/_components/relative-time";
import classes from "./on-demand.module.css";

type Props = {
  item: ItemView;
  products: string[];
  consentedProducts: string[];
  webhookUrl: string | null;
  webhookRoute: WebhookRoute;
  transactionsSyncedAt: string | null;
  serverNow: number;
};

/** What Plaid has for an Item: products, consent, webhooks, and when it was read. */
export function ItemFacts(details: Props) {
  const { item, products, consentedProducts, webhookUrl, webhookRoute, serverNow } = details;
  const ago = (at: string | null, never: string) =>
    at ? <RelativeTime at={at} serverNow={serverNow} /> : never;
  const facts: [string, ReactNode][] = [
    ["Products", products.join(", ") || "none yet"],
    ["You agreed to", consentedProducts.join(", ") || "what was asked for when it was linked"],
    ["Consent ends", consent(item, serverNow)],
    [
      "Webhooks",
      <>
        {webhooks[webhookRoute]}
        {webhookUrl && (
          <>
            {" "}
            <code>{webhookUrl}</code>
          </>
        )}
      </>,
    ],
    ["Accounts read", ago(item.refreshedAt, "not yet")],
    ["Transactions synced", ago(details.transactionsSyncedAt, "not yet")],
    ["Linked", ago(item.createdAt, "")],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([label, fact]) => (
        <div key={label} className={classes.pair}>
          <dt>{label}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

const webhooks: Record<WebhookRoute, string> = {
  ours: "Plaid tells this app of changes, at",
  other: "Plaid tells another address than the one that is configured:",
  missing:
    "None for this bank, though one is configured; it is asked for changes every day instead.",
  not_configured: "Not configured; the bank is asked for changes every day instead.",
};

function consent({ consentExpiresAt, disconnectsAt }: ItemView, now: number): string {
  const [end] = [disconnectsAt, consentExpiresAt].filter((at) => at !== null).sort();
  if (!end) return "not by itself";
  return Date.parse(end) <= now
    ? `on ${longDay(end)}, which has passed`
    : `on ${longDay(end)}, unless you sign in again before`;
}
