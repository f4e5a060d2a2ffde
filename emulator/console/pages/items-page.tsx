/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import type { PageMaker } from "../page";
import { Card } from "../parts/card";
import { State } from "../parts/state";
import { Table } from "../parts/table";
import { Time } from "../parts/time";
import { stateOfItem } from "../state-of-item";

const MOST_SHOWN = 100;

/** The Items, newest first. */
export const itemsPage =
  (control: Control): PageMaker =>
  () => ({
    title: "Items",
    body: () => (
      <>
        <div>
          <h1>Items</h1>
          <p class="lead">
            An Item is one login at one bank. Open it to break its login, fire its webhooks, or add
            a transaction.
          </p>
        </div>
        <Card title="All Items">
          <Table
            label="Items"
            rows={control.items().slice(0, MOST_SHOWN)}
            rowId={({ item_id }) => `item-${item_id}`}
            empty="Nothing is linked yet."
            columns={[
              {
                head: "Institution",
                cell: (item) => (
                  <a href={`/console/items/${item.item_id}`}>
                    {item.institution_name ?? item.institution_id}
                  </a>
                ),
              },
              { head: "State", cell: (item) => <State of={stateOfItem(item)} /> },
              { head: "Login", cell: ({ username }) => username, isSpare: true },
              {
                head: "Products",
                cell: ({ products }) => products.join(", ") || "–",
                isSpare: true,
              },
              { head: "Accounts", cell: ({ accounts }) => accounts.length, isNumber: true },
              { head: "Linked", cell: ({ created_at }) => <Time at={created_at} />, isSpare: true },
              {
                head: "Access token",
                cell: ({ access_token }) => <code>{access_token}</code>,
                isSpare: true,
              },
            ]}
          />
        </Card>
      </>
    ),
  });
