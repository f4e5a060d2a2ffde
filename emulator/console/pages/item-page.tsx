/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import type { ItemReport } from "../../control/item-report";

import type { PageMaker } from "../page";
import { Card } from "../parts/card";
import { Facts } from "../parts/facts";
import { Money } from "../parts/money";
import { State } from "../parts/state";
import { Table } from "../parts/table";
import { Time } from "../parts/time";
import { WebhooksTable } from "../parts/webhooks-table";
import { stateOfItem } from "../state-of-item";
import { ItemForms, itemActions } from "./item-forms";

const MOST_TRANSACTIONS = 10;
const MOST_WEBHOOKS = 10;

/** One Item: what it is, and what can be made to happen to it. */
export const itemPage =
  (control: Control): PageMaker =>
  ({ id }) => {
    const item = control.item(id);
    return {
      title: item.institution_name ?? item.institution_id,
      actions: itemActions(control, id),
      body: () => (
        <>
          <h1>{item.institution_name ?? item.institution_id}</h1>
          <Card title="Item">
            <Summary item={item} />
          </Card>
          <Card title="Accounts">
            <Accounts item={item} />
          </Card>
          {item.removed_at === null && <ItemForms control={control} item={item} />}
          <Card title="Latest transactions">
            <Transactions control={control} item={item} />
          </Card>
          <ProcessorTokens item={item} />
          <Card title="Latest webhooks">
            <Webhooks control={control} id={id} />
          </Card>
        </>
      ),
    };
  };

const Webhooks = ({ control, id }: { control: Control; id: string }) => (
  <WebhooksTable
    webhooks={control
      .webhooks()
      .filter(({ body }) => body.item_id === id)
      .reverse()
      .slice(0, MOST_WEBHOOKS)}
    empty="No webhook was sent for this Item."
  />
);

const Summary = ({ item }: { item: ItemReport }) => (
  <Facts
    facts={{
      State: <State of={stateOfItem(item)} />,
      Login: item.username,
      Products: item.products.join(", ") || null,
      "Consented to": item.consented_products.join(", ") || null,
      Webhook: item.webhook && <code>{item.webhook}</code>,
      Transactions: item.transactions,
      item_id: <code>{item.item_id}</code>,
      "Access token": <code>{item.access_token}</code>,
      User: item.user_id && <code>{item.user_id}</code>,
      Linked: <Time at={item.created_at} />,
      "Signed in": <Time at={item.signed_in_at} />,
      ...(item.consent_ends_at && { "Consent ends": <Time at={item.consent_ends_at} /> }),
      ...(item.disconnects_at && { Disconnects: <Time at={item.disconnects_at} /> }),
      ...(item.removed_at && { Removed: <Time at={item.removed_at} /> }),
    }}
  />
);

const Accounts = ({ item }: { item: ItemReport }) => (
  <Table
    label="Accounts"
    rows={item.accounts}
    empty="It has no accounts."
    columns={[
      { head: "Name", cell: ({ name }) => name },
      { head: "Mask", cell: ({ mask }) => mask ?? "–" },
      { head: "Kind", cell: ({ type, subtype }) => `${type}, ${subtype}`, isSpare: true },
      { head: "Account id", cell: ({ account_id }) => <code>{account_id}</code>, isSpare: true },
      {
        head: "Balance",
        cell: ({ balance, currency }) => <Money amount={balance} currency={currency} />,
        isNumber: true,
      },
    ]}
  />
);

const Transactions = ({ control, item }: { control: Control; item: ItemReport }) => (
  <Table
    label="Latest transactions"
    rows={control.transactions(item.item_id, MOST_TRANSACTIONS)}
    rowId={({ transaction_id }) => `transaction-${transaction_id}`}
    empty="No transactions are in."
    columns={[
      { head: "Date", cell: ({ date }) => <time datetime={date}>{date}</time> },
      { head: "Name", cell: ({ name }) => name },
      { head: "State", cell: ({ pending }) => (pending ? "pending" : "posted"), isSpare: true },
      {
        head: "Amount",
        cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
        isNumber: true,
      },
    ]}
  />
);

const ProcessorTokens = ({ item }: { item: ItemReport }) =>
  item.processor_tokens.length === 0 ? null : (
    <Card title="Processor tokens">
      <Table
        label="Processor tokens"
        rows={item.processor_tokens}
        empty=""
        columns={[
          { head: "Token", cell: ({ token }) => <code>{token}</code> },
          { head: "Processor", cell: ({ processor }) => processor ?? "of the sandbox" },
          {
            head: "May read",
            cell: ({ permissions }) => permissions.join(", ") || "everything",
          },
        ]}
      />
      <p class="quiet">
        What the partner reads with the tokens it was handed is on its <a href="/partner">page</a>.
      </p>
    </Card>
  );
