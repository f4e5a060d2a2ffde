/** @jsxImportSource hono/jsx */
import type { Delivery } from "../../webhooks/delivery";
import { State } from "./state";
import { Table } from "./table";
import { Time } from "./time";

type Props = { webhooks: readonly Delivery[]; empty: string };

/** Webhooks with what became of them, each leading to its own page. */
export const WebhooksTable = ({ webhooks, empty }: Props) => (
  <Table
    label="Webhooks"
    rows={webhooks}
    rowId={({ id }) => id}
    empty={empty}
    columns={[
      {
        head: "Webhook",
        cell: ({ id, body }) => (
          <a href={`/console/webhooks/${id}`}>
            {breakable([body.webhook_type, body.webhook_code].filter(Boolean).join(" ") || id)}
          </a>
        ),
      },
      { head: "State", cell: ({ state }) => <State of={state} /> },
      { head: "Time", cell: ({ at }) => <Time at={at} />, isSpare: true },
      { head: "URL", cell: ({ url }) => <code>{url}</code>, isSpare: true },
      { head: "Attempts", cell: ({ attempts }) => attempts.length, isNumber: true },
    ]}
  />
);

/** A name that may go on in the next line after each underscore. */
const breakable = (name: string) =>
  name.split(/(?<=_)/).map((part) => (
    <>
      {part}
      <wbr />
    </>
  ));
