/** @jsxImportSource hono/jsx */
import { ControlRefusal } from "../../control/control-refusal";
import { masked } from "../../masked";
import type { Partner } from "../../partner/partner";
import type { Reading } from "../../state/entities";
import type { PageMaker } from "../page";
import { ActionForm } from "../parts/action-form";
import { Card } from "../parts/card";
import { Facts } from "../parts/facts";
import { Json } from "../parts/json";
import { State } from "../parts/state";
import { Time } from "../parts/time";

/** One account as the partner sees it: of each product what it got, or why not. */
export const partnerAccountPage =
  (partner: Partner): PageMaker =>
  ({ id }) => {
    const account = partner.find(id);
    if (!account) throw new ControlRefusal("the partner has no such account");
    return {
      title: account.reference ?? "Received account",
      actions: {
        async read() {
          await partner.readAgain(id);
          return undefined;
        },
      },
      body: () => (
        <>
          <h1>{account.reference ?? "Received account"}</h1>
          <Card title="As the partner has it">
            <Facts
              facts={{
                id: <code>{account.id}</code>,
                "Processor token": <code>{String(masked(account.processorToken))}</code>,
                Received: <Time at={account.receivedAt} />,
                "Last read": <Time at={account.readAt} />,
              }}
            />
            <ActionForm action="read" submit="Read again" done="It was read again.">
              <p class="quiet">Permissions count from the next read on.</p>
            </ActionForm>
          </Card>
          {account.readings.map((reading) => (
            <Product key={reading.product} reading={reading} />
          ))}
        </>
      ),
    };
  };

const Product = ({ reading }: { reading: Reading }) => {
  const { product, path, status, answer, error } = reading;
  return (
    <Card title={product} id={product}>
      <Facts
        facts={{
          Endpoint: <code>{path}</code>,
          Permission: product === "account" ? "none needed" : <code>{product}</code>,
          Outcome: <State of={error ? (error.error_code ?? status ?? "cut off") : "read"} />,
          ...(error && { "Plaid says": error.error_message, Remedy: remedy(reading) }),
        }}
      />
      {answer !== null && (
        <details id={`${product}-answer`} open={product === "account"}>
          <summary>What it got of {product}</summary>
          <Json of={answer} />
        </details>
      )}
    </Card>
  );
};

/** What would let the partner read it, in the words of whoever can see to it. */
function remedy({ product, error }: Reading): string {
  switch (error?.error_code) {
    case "INVALID_PRODUCT":
      return `The app permits it by adding ${product} with /processor/token/permissions/set, or everything with an empty list.`;
    case "PRODUCTS_NOT_SUPPORTED":
      return `The Item does not have ${product}. The app asks for it when it creates the link token.`;
    case "ITEM_LOGIN_REQUIRED":
      return "The person repairs the login in update mode.";
    case "ITEM_NOT_FOUND":
      return "None: the Item was removed, and its tokens with it.";
    default:
      return "Read again.";
  }
}
