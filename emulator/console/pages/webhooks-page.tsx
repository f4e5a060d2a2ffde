/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import { ControlRefusal } from "../../control/control-refusal";
import { type SignatureFault, signatureFaults } from "../../webhooks/signature-fault";
import type { PageMaker } from "../page";
import { ActionForm } from "../parts/action-form";
import { Card } from "../parts/card";
import { Field } from "../parts/field";
import { WebhooksTable } from "../parts/webhooks-table";

const MOST_SHOWN = 100;

const example = JSON.stringify(
  { webhook_type: "ITEM", webhook_code: "NEW_ACCOUNTS_AVAILABLE", item_id: "…" },
  null,
  2,
);

/** The log of webhooks, and a form for one of one's own. */
export const webhooksPage =
  (control: Control): PageMaker =>
  () => ({
    title: "Webhooks",
    actions: {
      async send({ url = "", body = "", fault = "none" }) {
        const sent = await control.sendWebhook({
          url,
          body: objectIn(body),
          fault: fault as SignatureFault,
        });
        return `/console/webhooks/${sent.id}`;
      },
      rotate: () => void control.rotateKeys(),
    },
    body: () => (
      <>
        <div>
          <h1>Webhooks</h1>
          <p class="lead">
            All that were announced, and what became of them. They are signed and tried again as
            Plaid's are. A URL that leads off this machine is refused.
          </p>
        </div>
        <Card title="Delivery log">
          <WebhooksTable
            webhooks={control.webhooks().reverse().slice(0, MOST_SHOWN)}
            empty="None yet. Give /link/token/create a webhook URL."
          />
        </Card>
        <Card title="Send one of your own">
          <ActionForm action="send" submit="Send it" done="It was sent.">
            <div class="fields">
              <Field
                kind="text"
                name="url"
                label="URL"
                explains="On this machine."
                value={control.webhooks().at(-1)?.url}
                isRequired
              />
              <SignatureField />
            </div>
            <Field kind="long text" name="body" label="Body, as JSON" value={example} isRequired />
          </ActionForm>
        </Card>
        <Card title="Signing key">
          <ActionForm
            action="rotate"
            submit="Take a new key"
            done="Webhooks are signed with a new key. The old one is good for five minutes more."
          >
            <p class="quiet">
              A receiver has to ask /webhook_verification_key/get for a key that it does not know.
            </p>
          </ActionForm>
        </Card>
      </>
    ),
  });

/** What to do wrong in a signature. */
export const SignatureField = () => (
  <Field
    kind="choice"
    name="fault"
    label="Signature"
    explains="A careful receiver refuses all but a good one."
    options={signatureFaults.map((fault) => ({
      value: fault,
      says: fault === "none" ? "good" : fault.replaceAll("_", " "),
    }))}
  />
);

function objectIn(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlRefusal("The body is not valid JSON.");
  }
}
