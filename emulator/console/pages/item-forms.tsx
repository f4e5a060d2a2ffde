/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import { ControlRefusal } from "../../control/control-refusal";
import type { ItemReport } from "../../control/item-report";
import { numberIn } from "../number-in";
import type { Action } from "../page";
import { ActionForm } from "../parts/action-form";
import { Card } from "../parts/card";
import { Field } from "../parts/field";
import { requireConfirmation } from "../require-confirmation";
import { HappeningsForm } from "./happenings-form";

type BankEvent = Parameters<Control["bankEvent"]>[1];

/** What can be made to happen to an Item. */
export const itemActions = (control: Control, id: string): Record<string, Action> => ({
  reset: () => void control.resetLogin(id),
  bank(form) {
    const [event, product] = (form.event ?? "").split(" ");
    // The control refuses what is none.
    control.bankEvent(id, { event, ...(product && { product }) } as BankEvent);
    return undefined;
  },
  revoke: ({ account_id }) => void control.bankEvent(id, { event: "account_revoked", account_id }),
  fire(form) {
    const [webhook_type, webhook_code = ""] = (form.webhook ?? "").split(" ");
    control.fireWebhook(id, { webhook_type, webhook_code });
    return undefined;
  },
  add(form) {
    const amount = numberIn(form, "amount", "Amount");
    if (amount === undefined || !form.name) {
      throw new ControlRefusal("A transaction needs a name and an amount.");
    }
    const transaction = {
      amount,
      name: form.name,
      account_id: form.account_id || undefined,
      date: form.date || undefined,
      posts_on: form.posts_on || undefined,
    };
    control.changeTransactions(id, { add: [transaction] });
    return undefined;
  },
  remove(form) {
    requireConfirmation(form);
    control.removeItem(id);
    return undefined;
  },
});

/** The forms for it. */
export const ItemForms = ({ control, item }: { control: Control; item: ItemReport }) => (
  <>
    <div class="pair">
      <Card title="Break the login">
        <ActionForm
          action="reset"
          submit="Reset the login"
          done="The login is broken. Update mode repairs it."
        >
          <p class="quiet">
            Puts it into ITEM_LOGIN_REQUIRED and announces it, as a changed password would.
          </p>
        </ActionForm>
      </Card>
      <Card title="Remove">
        <ActionForm action="remove" submit="Remove the Item" done="It is removed." isDangerous>
          <p class="quiet">Its access token and processor tokens are dead from then on.</p>
          <Field kind="check" name="confirmed" label="Yes, remove it" isRequired />
        </ActionForm>
      </Card>
    </div>
    <Card title="Let something happen at the bank">
      <HappeningsForm />
      {item.accounts.length > 0 && <Revoke item={item} />}
    </Card>
    <Card title="Fire a webhook">
      <Fire control={control} item={item} />
    </Card>
    <Card title="Add a transaction">
      <Add item={item} />
    </Card>
  </>
);

const Revoke = ({ item }: { item: ItemReport }) => (
  <ActionForm action="revoke" done="The account is revoked, and that was announced.">
    <div class="row">
      <Field kind="choice" name="account_id" label="Account" options={accountsOf(item)} />
      <button type="submit">Revoke this account</button>
    </div>
  </ActionForm>
);

const accountsOf = ({ accounts }: ItemReport) =>
  accounts.map(({ account_id, name, mask }) => ({
    value: account_id,
    says: mask ? `${name} ••${mask}` : name,
  }));

const Fire = ({ control, item }: { control: Control; item: ItemReport }) => {
  if (item.webhook === null) {
    return <p class="quiet">It has no webhook URL. /item/webhook/update sets one.</p>;
  }
  return (
    <ActionForm action="fire" done="It was fired. See below what became of it.">
      <p class="quiet">Sends the webhook, and changes nothing else.</p>
      <div class="row">
        {control.fireable(item.item_id).map(({ code, type }) => (
          <button key={`${type} ${code}`} type="submit" name="webhook" value={`${type} ${code}`}>
            {type} {code}
          </button>
        ))}
      </div>
    </ActionForm>
  );
};

const Add = ({ item }: { item: ItemReport }) => (
  <ActionForm action="add" submit="Add it" done="It is added, and announced.">
    <p class="quiet">As if the bank had it. A negative amount is money that comes in.</p>
    <div class="fields">
      <Field kind="text" name="name" label="Name" isRequired />
      <Field kind="number" name="amount" label="Amount" isRequired />
      <Field kind="choice" name="account_id" label="Account" options={accountsOf(item)} />
      <Field kind="date" name="date" label="Date" explains="Today if left out." />
      <Field
        kind="date"
        name="posts_on"
        label="Posts on"
        explains="Pending until then; posted at once if left out."
      />
    </div>
  </ActionForm>
);
