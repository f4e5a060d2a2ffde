/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import { ControlRefusal } from "../../control/control-refusal";
import type { Fault } from "../../control/fault";
import { endpoints } from "../../endpoints/endpoints";
import { plaidErrors } from "../../plaid-errors";
import { numberIn } from "../number-in";
import type { Form, PageMaker } from "../page";
import { ActionForm } from "../parts/action-form";
import { Card } from "../parts/card";
import { Field } from "../parts/field";
import { Table } from "../parts/table";

const paths = [
  "*",
  ...endpoints.keys(),
  "/link/v2/stable/link-initialize.js",
  "/partner/v1/accounts",
  "webhooks",
];

const kinds = {
  errorCode: "An error of Plaid's",
  status: "A bare status",
  garbage: "A web page in place of JSON",
  reset: "A cut connection",
  location: "A redirect",
  delay: "Only a delay",
} as const;

/** What shall go wrong, and how often. */
export const faultsPage =
  (control: Control): PageMaker =>
  () => ({
    title: "Faults",
    actions: {
      fault: (form) => void control.addFault(faultIn(form)),
      clear: () => void control.clearFaults(),
    },
    body: () => (
      <>
        <div>
          <h1>Faults</h1>
          <p class="lead">
            Makes the next calls of a path go wrong, so that you see how your app takes it. The
            oldest fault of a path strikes first.
          </p>
        </div>
        <Card title="Faults set">
          <Faults faults={control.faults()} />
          {control.faults().length > 0 && <ActionForm action="clear" submit="Clear all" done="" />}
        </Card>
        <Card title="Add a fault">
          <AddForm />
        </Card>
      </>
    ),
  });

const Faults = ({ faults }: { faults: readonly Fault[] }) => (
  <Table
    label="Faults"
    rows={faults}
    empty="Nothing goes wrong on purpose."
    columns={[
      { head: "Path", cell: ({ path }) => <code>{path}</code> },
      { head: "What happens", cell: (fault) => described(fault) },
      { head: "Times left", cell: ({ times }) => times, isNumber: true },
    ]}
  />
);

const AddForm = () => (
  <ActionForm action="fault" submit="Add it" done="The fault is set.">
    <div class="fields">
      <Field
        kind="text"
        name="path"
        label="Path"
        explains="Of the API, Link or the partner. * is all of them, webhooks the next delivery."
        suggestions={paths}
        isRequired
      />
      <Field
        kind="choice"
        name="kind"
        label="What happens"
        options={Object.entries(kinds).map(([value, says]) => ({ value, says }))}
      />
      <Field
        kind="text"
        name="errorCode"
        label="Error code"
        explains="For an error of Plaid's."
        value="INTERNAL_SERVER_ERROR"
        suggestions={Object.keys(plaidErrors)}
      />
      <Field
        kind="number"
        name="status"
        label="Status"
        explains="For a bare status. Others have one of their own."
        value="503"
      />
      <Field kind="text" name="location" label="Redirect to" explains="For a redirect." />
      <Field
        kind="number"
        name="delayMs"
        label="Delay, in milliseconds"
        explains="Before the work; or after it, where it is done first."
      />
      <Field
        kind="number"
        name="times"
        label="Times"
        value="1"
        explains="How many calls it strikes."
      />
      <Field
        kind="check"
        name="afterEffect"
        label="Do the work first"
        explains="Only the answer fails, as when a connection breaks too late."
      />
    </div>
  </ActionForm>
);

/** The fault of the chosen kind; what belongs to other kinds is left out. */
function faultIn(form: Form): Parameters<Control["addFault"]>[0] {
  const { kind = "" } = form;
  if (!Object.hasOwn(kinds, kind)) throw new ControlRefusal("Choose what shall happen.");
  const delayMs = numberIn(form, "delayMs", "Delay");
  if (kind === "delay" && !delayMs) throw new ControlRefusal("Say how long the delay is.");
  if (kind === "status" && !form.status) throw new ControlRefusal("Say which status.");
  return {
    path: form.path ?? "",
    ...(kind === "errorCode" && { errorCode: form.errorCode }),
    ...(kind === "status" && { status: numberIn(form, "status", "Status") }),
    ...(kind === "garbage" && { garbage: true }),
    ...(kind === "reset" && { reset: true }),
    ...(kind === "location" && { location: form.location }),
    ...(delayMs !== undefined && { delayMs }),
    ...(form.afterEffect === "yes" && { afterEffect: true }),
    times: numberIn(form, "times", "Times") ?? 1,
  };
}

function described(fault: Fault): string {
  const { errorCode, status, location, garbage, reset, delayMs, afterEffect } = fault;
  const parts = [
    afterEffect ? "does the work" : null,
    delayMs ? `waits ${delayMs} ms` : null,
    reset ? "cuts the connection" : null,
    garbage ? "answers a web page" : null,
    errorCode ? `answers ${errorCode}` : null,
    location ? `redirects to ${location}` : null,
    status && !errorCode && !garbage && !location ? `answers status ${status}` : null,
  ];
  return parts.filter(Boolean).join(", then ");
}
