"use client";

import { Loader, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { routes } from "@/lib/routes";
import { LinkLauncher } from "../../_components/link-launcher";
import { ConfirmProfile } from "./confirm-profile";
import classes from "./layer-link.module.css";
import { LayerWindow } from "./layer-window";
import { useLayer } from "./use-layer";

/** Layer, step by step: phone number, date of birth only when it is asked for, profile. */
export function LayerLink({ scriptUrl }: { scriptUrl: string }) {
  const layer = useLayer(scriptUrl);
  const { state } = layer;

  if (state.step === "confirm") {
    return <ConfirmProfile profile={state.profile} banks={state.banks} />;
  }
  if (state.step === "unavailable") {
    return (
      <div className={classes.layer}>
        <p>
          Plaid does not know enough of this person for Layer. Nothing is lost: they link a bank the
          ordinary way.
        </p>
        <div className={classes.actions}>
          <LinkLauncher scriptUrl={scriptUrl} returnTo={routes.linkLayer()} />
          <ActionButton variant="default" onClick={layer.startOver}>
            Try another number
          </ActionButton>
        </div>
      </div>
    );
  }

  const failure = state.step === "phone" ? state.failure : undefined;
  return (
    <div className={classes.layer}>
      {state.step === "phone" && (
        <Question
          key="phone"
          label="Phone number"
          type="tel"
          autoComplete="tel-national"
          placeholder="415-555-0011"
          check={phoneProblem}
          onFocus={layer.prepare}
          onAnswer={(typed) => layer.submitPhone(e164(typed))}
        />
      )}
      {state.step === "birth" && (
        <Question
          key="birth"
          label="Date of birth"
          description="Plaid does not know this number well enough by itself. The date of birth may help it."
          type="date"
          autoComplete="bday"
          check={birthProblem}
          onAnswer={layer.submitBirth}
        />
      )}
      {(state.step === "asking" || state.step === "storing" || state.step === "open") && (
        <div className={classes.waiting}>
          <Loader size="sm" aria-hidden />
          <p role="status">{waitingFor[state.step]}</p>
          {state.step !== "storing" && (
            <ActionButton size="xs" variant="subtle" onClick={layer.startOver}>
              Cancel
            </ActionButton>
          )}
        </div>
      )}
      {state.step === "unconfirmed" && (
        <ProblemAlert
          title="What you shared is not stored yet"
          facts={state.failure}
          actions={
            <>
              <ActionButton size="xs" onClick={layer.resend}>
                Try again
              </ActionButton>
              <ActionButton size="xs" variant="default" onClick={layer.startOver}>
                Give up
              </ActionButton>
            </>
          }
        >
          {state.failure.detail} You need not go through Layer again: keep this page open.
        </ProblemAlert>
      )}
      {layer.link && (
        <LayerWindow
          key={layer.link.session.id}
          link={layer.link}
          submitted={layer.submitted}
          isAsking={state.step === "asking"}
          onOutcome={layer.onOutcome}
        />
      )}
      {failure && (
        <ProblemAlert
          title={failure.title}
          facts={failure}
          actions={
            failure.code === "unauthenticated" && (
              <ButtonLink size="xs" href={routes.signIn(routes.linkLayer())}>
                Go to sign-in
              </ButtonLink>
            )
          }
        >
          {failure.detail}
        </ProblemAlert>
      )}
    </div>
  );
}

const waitingFor = {
  asking: "Asking Plaid whether it knows this person…",
  open: "Go on in Plaid's window.",
  storing: "Storing what was shared…",
};

type QuestionProps = {
  label: string;
  description?: string;
  type: "tel" | "date";
  autoComplete: string;
  placeholder?: string;
  /** What is wrong with an answer, if anything. */
  check: (typed: string) => string | null;
  onFocus?: () => void;
  onAnswer: (typed: string) => void;
};

/** One question with its button. Its answer goes to Plaid, and not to our server. */
function Question({ label, type, check, onAnswer, ...field }: QuestionProps) {
  const isHydrated = useHydrated();
  const [problem, setProblem] = useState<string | null>(null);

  function answer(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("answer") ?? "").trim();
    const found = check(typed);
    setProblem(found);
    if (!found) onAnswer(typed);
  }

  return (
    <form className={classes.question} onSubmit={answer} noValidate>
      <TextInput
        {...field}
        name="answer"
        label={label}
        type={type}
        size="md"
        disabled={!isHydrated}
        error={problem}
      />
      <ActionButton type="submit" size="md">
        Continue
      </ActionButton>
    </form>
  );
}

const digits = (typed: string) => typed.replace(/\D/g, "");

const phoneProblem = (typed: string) =>
  digits(typed).length >= 10 && digits(typed).length <= 15
    ? null
    : "Enter a phone number with its area code, such as 415-555-0011.";

/** Ten digits are taken for a number of North America, which is where Layer is. */
const e164 = (typed: string) =>
  digits(typed).length === 10 ? `+1${digits(typed)}` : `+${digits(typed)}`;

const birthProblem = (typed: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) && Date.parse(typed) < Date.now()
    ? null
    : "Enter a date that has been.";
