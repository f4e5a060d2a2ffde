"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { PlaidAnswer } from "@/lib/contracts/playground";
import { asSentence } from "../../../_components/as-sentence";
import { CodeBlock } from "../../../_components/code-block";
import { Panel } from "../../../link/_components/panel";
import classes from "./answer-panel.module.css";
import { JsonTree } from "./json-tree";
import { TabbedPanels } from "./tabbed-panels";
import type { Sent } from "./use-send";

type Props = {
  sent: Sent | null;
  isBusy: boolean;
  /** Whether something was sent that no answer came to. */
  hasFailed: boolean;
  /** Why nothing was sent, and what an answer leads to. */
  children: ReactNode;
};

/** What Plaid answered. It is told as it came, but that tokens are replaced by what they are. */
export function AnswerPanel({ sent, isBusy, hasFailed, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sent && place.current) bringIntoView(place.current);
  }, [sent]);
  return (
    <Panel title="Answer">
      <div ref={place} role="status" className={classes.status}>
        {isBusy && "Plaid is being asked."}
        {!isBusy && !sent && !hasFailed && "Nothing has been sent yet."}
        {!isBusy && sent && (sent.answer ? <Facts answer={sent.answer} /> : nothingAsked)}
      </div>
      {children}
      {sent?.answer && !isBusy && <Told key={sent.number} answer={sent.answer} />}
    </Panel>
  );
}

/** What was asked for is not to be searched for, on a phone under the form least of all. */
function bringIntoView(place: HTMLElement) {
  const { top } = place.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight * 0.7) place.scrollIntoView({ block: "start" });
}

const nothingAsked =
  "Plaid was not asked: this public token was exchanged before, and is good for once.";

/** Whether an answer is what was asked for. */
export const isGood = ({ status }: Pick<PlaidAnswer, "status">): boolean =>
  status !== null && status < 400;

/** A status as it is called in short: `200`, or that none came. */
export const statusWords = ({ status }: Pick<PlaidAnswer, "status">): string =>
  status === null ? "No answer" : String(status);

function Facts({ answer }: { answer: PlaidAnswer }) {
  return (
    <dl className={classes.facts}>
      <div>
        <dt>Status</dt>
        <dd className={isGood(answer) ? classes.good : classes.bad}>{statusWords(answer)}</dd>
      </div>
      <div>
        <dt>Took</dt>
        <dd>{Math.round(answer.durationMs)} ms</dd>
      </div>
      {answer.requestId && (
        <div>
          <dt>request_id</dt>
          <dd>
            <code>{answer.requestId}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Told({ answer }: { answer: PlaidAnswer }) {
  const refusal = refusalIn(answer.body);
  return (
    <>
      {refusal && !isGood(answer) && (
        <p className={classes.refusal}>
          <strong>{refusal.code}</strong> {asSentence(refusal.message)}
        </p>
      )}
      {answer.status === null && (
        <p className={classes.refusal}>Plaid did not answer. Try again in a moment.</p>
      )}
      <TabbedPanels
        label="Ways to read the answer"
        tabs={[
          {
            name: "Tree",
            content: () => (
              <div className={classes.tree}>
                <JsonTree value={answer.body} />
              </div>
            ),
          },
          {
            name: "Raw",
            content: () => (
              <CodeBlock code={JSON.stringify(answer.body, null, 2)} label="Body of the answer" />
            ),
          },
          {
            name: "Headers",
            content: () => (
              <CodeBlock code={headerLines(answer.headers)} label="Headers of the answer" />
            ),
          },
        ]}
      />
    </>
  );
}

const headerLines = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n") || "None was told.";

/** Plaid's own words for why it refused. */
function refusalIn(body: unknown): { code: string; message: string } | null {
  if (typeof body !== "object" || body === null) return null;
  const { error_code, error_message } = body as Record<string, unknown>;
  return typeof error_code === "string"
    ? { code: error_code, message: typeof error_message === "string" ? error_message : "" }
    : null;
}
