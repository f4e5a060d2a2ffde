import type { Metadata } from "next";
import { requireViewer } from "@/lib/auth/viewer";
import { type ListWebhooksQuery, listWebhooksQuery } from "@/lib/contracts/webhooks";
import { listItemNames } from "@/lib/data/items";
import { listWebhooks } from "@/lib/data/webhook-views";
import { linkScript } from "@/lib/plaid/link-script";
import { canFireWebhooks } from "@/lib/webhooks/fire-webhook";
import { webhookSetup } from "@/lib/webhooks/webhook-setup";
import { PageHead } from "../_components/page-head";
import { EmptyWebhooks } from "./_components/empty-webhooks";
import { FireWebhook } from "./_components/fire-webhook";
import { WebhookFilters } from "./_components/webhook-filters";
import { WebhookList } from "./_components/webhook-list";
import { WebhooksSetup } from "./_components/webhooks-setup";
import classes from "./page.module.css";

export const metadata: Metadata = { title: "Webhooks" };

/** What Plaid told this server of the viewer's banks and Link sessions, and what came of it. */
export default async function WebhooksPage({ searchParams }: PageProps<"/webhooks">) {
  const viewer = await requireViewer();
  const filters = filtersIn(await searchParams);
  const [initial, items] = await Promise.all([
    listWebhooks(viewer, filters),
    listItemNames(viewer),
  ]);
  const setup = webhookSetup();
  const isConfigured = setup.kind === "configured";
  return (
    <>
      <PageHead title="Webhooks">
        <p>
          What Plaid told this server of your banks and Link sessions. Each one only says that
          something may have changed; what has, Plaid is asked.
        </p>
      </PageHead>
      <WebhooksSetup setup={setup} />
      {canFireWebhooks() && items.length > 0 && <Cause items={items} />}
      <WebhookFilters filters={filters} items={items} />
      <WebhookList
        key={JSON.stringify(filters)}
        initial={initial}
        filters={filters}
        serverNow={Date.now()}
        empty={<EmptyWebhooks isConfigured={isConfigured} hasItems={items.length > 0} />}
      />
    </>
  );
}

/** What an address that anybody may have written asks for. What means nothing filters nothing. */
function filtersIn(fields: Record<string, unknown>): ListWebhooksQuery {
  const names = Object.keys(listWebhooksQuery.shape);
  const known = names.map((name) => [name, fields[name] || undefined]);
  return listWebhooksQuery.safeParse(Object.fromEntries(known)).data ?? {};
}

type CauseProps = { items: { id: string; institutionName: string | null }[] };

/**
 * How to see one, without waiting for a bank. It stands above the list, whose growth would move its
 * button away under a finger.
 */
function Cause({ items }: CauseProps) {
  const { emulator, origin } = linkScript();
  return (
    <details className={classes.cause}>
      <summary>Have Plaid send one</summary>
      <div>
        <FireWebhook items={items} />
        {emulator && (
          <p>
            The <a href={origin}>emulator&apos;s console</a> sends every kind, several times, late,
            or with a bad signature.
          </p>
        )}
      </div>
    </details>
  );
}
