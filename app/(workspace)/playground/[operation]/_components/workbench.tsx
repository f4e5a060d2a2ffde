"use client";

import { use, useMemo, useState } from "react";
import { PageLink } from "@/app/_components/page-link";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { checkRequest } from "@/lib/playground/check-request";
import { describeFields } from "@/lib/playground/describe-fields";
import { loadOperation } from "@/lib/playground/load-operation";
import type { Operation, Preset } from "@/lib/playground/operation";
import type { SnippetEnvironment } from "@/lib/playground/snippet-tree";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../../_components/action-problem";
import { AnswerPanel } from "./answer-panel";
import type { PastCall } from "./call-history";
import { ExchangeNote } from "./exchange-note";
import { FormProvider } from "./form-context";
import { heldInMemory } from "./held-in-memory";
import { HistoryPanel } from "./history-panel";
import { fillPreset } from "./initial-value";
import type { ReferenceChoices } from "./reference-choices";
import { RequestPanel } from "./request-panel";
import { createRequestStore, type PlaidRequest } from "./request-store";
import { SnippetPanel } from "./snippet-panel";
import { useDraft } from "./use-draft";
import { useOpenOperation } from "./use-open-operation";
import { useSend } from "./use-send";
import { useSendTriggers } from "./use-send-triggers";
import { WhatNext } from "./what-next";
import classes from "./workbench.module.css";

/** Fields that may stand in a form before it is longer than what is read beside it. */
const A_SCREENFUL = 12;

type Props = {
  name: PlaygroundOperation;
  personId: string;
  environment: SnippetEnvironment;
  /** Where Link's script is, from `linkScript()`. */
  scriptUrl: string;
  choices: ReferenceChoices;
};

/** One operation to try: its request as a form and as code, what Plaid answers, and what was asked before. */
export function Workbench(props: Props) {
  const operation = use(loaded(props.name));
  return <Bench key={props.name} operation={operation} {...props} />;
}

const operations = new Map<PlaygroundOperation, Promise<Operation>>();

/** The same promise each time, as React wants it. */
function loaded(name: PlaygroundOperation): Promise<Operation> {
  const known = operations.get(name) ?? loadOperation(name);
  operations.set(name, known);
  return known;
}

function Bench({
  operation,
  name,
  personId,
  environment,
  scriptUrl,
  choices,
}: Props & { operation: Operation }) {
  const [check] = useState(() => (request: PlaidRequest) => checkRequest(operation, request));
  const fill = (preset: Preset) => fillPreset(operation, preset.request, choices);
  const [store] = useState(() => createRequestStore(check, fill(operation.presets[0])));
  const fields = useMemo(() => describeFields(operation.schema), [operation]);
  const form = useMemo(() => ({ store, choices }), [store, choices]);
  const openOperation = useOpenOperation(personId);
  useDraft({ personId, operation: name, store, check });
  const { isBusy, problem, sent, send } = useSend({ personId, operation: name, store });

  useSendTriggers(name, send);

  function replay({ operation: of, request }: PastCall) {
    if (of !== name) {
      heldInMemory.sendOnArrival(of);
      return openOperation(of, request);
    }
    store.replace(request);
    send();
  }

  return (
    <FormProvider value={form}>
      <div
        className={classes.bench}
        data-side-by-side
        data-long={fields.length > A_SCREENFUL || undefined}
      >
        <div className={classes.request}>
          <RequestPanel
            fields={fields}
            presets={operation.presets}
            fill={fill}
            isBusy={isBusy}
            onSend={send}
          />
        </div>
        <div className={classes.rest}>
          {name === "item-public-token-exchange" && <ExchangeNote store={store} />}
          <SnippetPanel operation={operation} environment={environment} store={store} />
          <AnswerPanel sent={sent} isBusy={isBusy} hasFailed={problem !== null}>
            <ActionProblem
              problem={problem}
              title="There is no answer to show"
              returnTo={routes.playground(name)}
            >
              {problem?.code === "duplicate_item" && (
                <PageLink href={routes.accounts()}>Decide among your accounts.</PageLink>
              )}
            </ActionProblem>
            {sent && !isBusy && (
              <WhatNext operation={name} sent={sent} personId={personId} scriptUrl={scriptUrl} />
            )}
          </AnswerPanel>
        </div>
      </div>
      <div className={classes.history}>
        <HistoryPanel personId={personId} onReplay={replay} />
      </div>
    </FormProvider>
  );
}
