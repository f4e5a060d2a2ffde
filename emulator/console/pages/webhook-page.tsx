/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import { ControlRefusal } from "../../control/control-refusal";
import { masked } from "../../masked";
import type { Delivery } from "../../webhooks/delivery";
import type { SignatureFault } from "../../webhooks/signature-fault";
import { numberIn } from "../number-in";
import type { PageMaker } from "../page";
import { ActionForm } from "../parts/action-form";
import { Card } from "../parts/card";
import { Facts } from "../parts/facts";
import { Field } from "../parts/field";
import { Json } from "../parts/json";
import { State } from "../parts/state";
import { Table } from "../parts/table";
import { Time } from "../parts/time";
import { SignatureField } from "./webhooks-page";

/** One webhook: its body, every attempt, and ways to send it again. */
export const webhookPage =
  (control: Control): PageMaker =>
  ({ id }) => {
    const webhook = control.webhooks().find((one) => one.id === id);
    if (!webhook) throw new ControlRefusal("there is no such webhook");
    const { url, body } = webhook;
    const title = [body.webhook_type, body.webhook_code].filter(Boolean).join(" ") || id;
    return {
      title,
      actions: {
        async resend(form) {
          await control.resendWebhook(id, { times: numberIn(form, "times", "How often") ?? 1 });
          return undefined;
        },
        async forge({ fault = "none" }) {
          const sent = await control.sendWebhook({ url, body, fault: fault as SignatureFault });
          return `/console/webhooks/${sent.id}`;
        },
      },
      body: () => (
        <>
          <h1>{title}</h1>
          <Card title="Webhook">
            <Summary webhook={webhook} />
          </Card>
          <Card title="Attempts">
            <Attempts webhook={webhook} />
          </Card>
          <Card title="Body">
            <Json of={masked(body)} />
          </Card>
          <div class="pair">
            <Card title="Send it again">
              <ActionForm action="resend" submit="Send" done="It was sent again. The log has it.">
                <Field
                  kind="number"
                  name="times"
                  label="How often"
                  explains="Plaid may send one twice. A receiver should not mind."
                  value="1"
                />
              </ActionForm>
            </Card>
            <Card title="Send it with another signature">
              <ActionForm action="forge" submit="Send" done="It was sent.">
                <SignatureField />
              </ActionForm>
            </Card>
          </div>
        </>
      ),
    };
  };

const Summary = ({ webhook }: { webhook: Delivery }) => {
  const itemId = typeof webhook.body.item_id === "string" ? webhook.body.item_id : null;
  return (
    <Facts
      facts={{
        State: <State of={webhook.state} />,
        URL: <code>{webhook.url}</code>,
        Announced: <Time at={webhook.at} />,
        ...(webhook.dueAt !== null && { "Tried next": <Time at={webhook.dueAt} /> }),
        Signature: webhook.signature === "none" ? "good" : webhook.signature.replaceAll("_", " "),
        ...(itemId && {
          Item: (
            <a href={`/console/items/${itemId}`}>
              <code>{itemId}</code>
            </a>
          ),
        }),
        ...(webhook.repeats && {
          Repeats: <a href={`/console/webhooks/${webhook.repeats}`}>{webhook.repeats}</a>,
        }),
      }}
    />
  );
};

const Attempts = ({ webhook }: { webhook: Delivery }) => (
  <Table
    label="Attempts"
    rows={webhook.attempts}
    empty={
      webhook.state === "refused"
        ? "It was not sent, because its URL is not on this machine."
        : "It was not tried yet."
    }
    columns={[
      { head: "Time", cell: ({ at }) => <Time at={at} /> },
      { head: "Answer", cell: ({ status }) => (status ? <State of={status} /> : "none") },
      { head: "Why", cell: ({ error }) => error ?? "–" },
      { head: "Took", cell: ({ durationMs }) => `${durationMs} ms`, isNumber: true },
    ]}
  />
);
