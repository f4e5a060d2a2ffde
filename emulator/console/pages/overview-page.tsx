/** @jsxImportSource hono/jsx */
import type { Control } from "../../control/control";
import { ControlRefusal } from "../../control/control-refusal";
import { numberIn } from "../number-in";
import { overviewSamples } from "../overview-samples";
import type { Form, PageMaker } from "../page";
import { ActionForm } from "../parts/action-form";
import { Card } from "../parts/card";
import { Facts } from "../parts/facts";
import { Field } from "../parts/field";
import { Sample } from "../parts/sample";
import { Time } from "../parts/time";
import { requireConfirmation } from "../require-confirmation";
import { SettingsForm, settingsIn } from "./settings-form";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const units: Readonly<Record<string, number>> = {
  minutes: MINUTE_MS,
  hours: HOUR_MS,
  days: DAY_MS,
};
const steps = [
  { says: "1 hour", ms: HOUR_MS },
  { says: "1 day", ms: DAY_MS },
  { says: "30 days", ms: 30 * DAY_MS },
];

/** The first page: how to use the emulator, its clock, its settings, and a new start. */
export const overviewPage =
  (control: Control): PageMaker =>
  ({ origin }) => ({
    title: "Overview",
    actions: {
      advance: (form) => void control.advanceClock({ advanceMs: advanceIn(form) }),
      settings: (form) => void control.changeSettings(settingsIn(form)),
      reset(form) {
        requireConfirmation(form);
        control.reset();
        return undefined;
      },
    },
    body: () => (
      <>
        <div>
          <h1>A Plaid on your machine</h1>
          <p class="lead">
            It answers Plaid's API and shows Link. No account, no key of Plaid's and no network is
            needed. See here what your app did with it, and make happen what seldom does.
          </p>
        </div>
        <Tiles control={control} />
        <Connect control={control} origin={origin} />
        <div class="pair">
          <Clock control={control} />
          <Card title="Start anew">
            <ActionForm
              action="reset"
              submit="Forget everything"
              done="Everything is forgotten."
              isDangerous
            >
              <p class="quiet">
                Items, tokens, sessions, calls, webhooks, faults, settings, what the partner was
                handed, and the time that was let pass.
              </p>
              <Field kind="check" name="confirmed" label="Yes, forget all of it" isRequired />
            </ActionForm>
          </Card>
        </div>
        <Card title="Settings">
          <SettingsForm current={control.settings()} />
        </Card>
      </>
    ),
  });

function advanceIn(form: Form): number {
  if (form.step) return Number(form.step);
  const amount = numberIn(form, "amount", "How much");
  const unit = units[form.unit ?? ""];
  if (amount === undefined || amount <= 0 || !unit) {
    throw new ControlRefusal("Say how much time shall pass: a number above 0.");
  }
  return Math.round(amount * unit);
}

const Tiles = ({ control }: { control: Control }) => {
  const { links, items, unsent, faults } = control.counts();
  const tiles = [
    { href: "/console/sessions", count: links, says: "passages through Link" },
    { href: "/console/items", count: items, says: "Items" },
    { href: "/console/webhooks", count: unsent, says: "webhooks not delivered" },
    { href: "/console/faults", count: faults, says: "faults set" },
  ];
  return (
    <ul class="tiles">
      {tiles.map(({ href, count, says }) => (
        <li key={href}>
          <a href={href}>
            <strong>{count}</strong> <span>{says}</span>
          </a>
        </li>
      ))}
    </ul>
  );
};

const Connect = ({ control, origin }: { control: Control; origin: string }) => {
  const { client_id, secret, partner } = control.keys();
  const samples = overviewSamples(origin);
  return (
    <Card title="Point your app here">
      <Facts
        facts={{
          "Base URL": <code>{origin}</code>,
          client_id: <code>{client_id}</code>,
          secret: <code>{secret}</code>,
          "Sign in at a bank": (
            <>
              <code>user_good</code> and <code>pass_good</code>
            </>
          ),
        }}
      />
      <h3>With Plaid's SDK for Node</h3>
      <Sample id="sample-node" text={samples.node} />
      <h3>In the browser, in place of Plaid's script</h3>
      <Sample id="sample-browser" text={samples.browser} />
      <details id="from-a-shell">
        <summary>From a shell</summary>
        <Sample id="sample-curl" text={samples.curl} />
      </details>
      <details id="as-a-processor">
        <summary>Hand a processor token to the partner</summary>
        <Facts
          facts={{
            "Partner's client_id": <code>{partner.client_id}</code>,
            "Partner's secret": <code>{partner.secret}</code>,
            "Key for handing over": <code>{partner.inbound_key}</code>,
          }}
        />
        <Sample id="sample-partner" text={samples.partner} />
      </details>
    </Card>
  );
};

const Clock = ({ control }: { control: Control }) => {
  const { now, aheadMs } = control.clock();
  return (
    <Card title="Clock">
      <Facts
        facts={{ "It is": <Time at={now} />, Ahead: aheadMs === 0 ? "by nothing" : span(aheadMs) }}
      />
      <ActionForm action="advance" done="Time has passed. What was due has happened.">
        <p class="quiet">
          Tokens expire, transactions post, logins go stale and webhooks are tried again by it. It
          only goes forward.
        </p>
        {/* First, because Enter presses a form's first button. */}
        <div class="row">
          <Field kind="number" name="amount" label="How much" />
          <Field
            kind="choice"
            name="unit"
            label="Unit"
            value="days"
            options={Object.keys(units).map((unit) => ({ value: unit, says: unit }))}
          />
          <button type="submit">Advance</button>
        </div>
        <div class="row">
          {steps.map(({ says, ms }) => (
            <button key={says} type="submit" name="step" value={String(ms)}>
              Advance {says}
            </button>
          ))}
        </div>
      </ActionForm>
    </Card>
  );
};

/** For example "30 days 2 hours". */
function span(ms: number): string {
  const parts = [
    { name: "day", count: Math.floor(ms / DAY_MS) },
    { name: "hour", count: Math.floor(ms / HOUR_MS) % 24 },
    { name: "minute", count: Math.floor(ms / MINUTE_MS) % 60 },
  ].filter(({ count }) => count > 0);
  const said = parts.map(({ name, count }) => `${count} ${name}${count === 1 ? "" : "s"}`);
  return said.join(" ") || "by less than a minute";
}
