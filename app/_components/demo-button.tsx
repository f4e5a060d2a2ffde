"use client";

import { useState } from "react";
import { SignInError, signIn } from "@/lib/browser/sign-in";
import { ActionButton } from "./action-button";
import { ProblemAlert } from "./problem-alert";
import { signInProblem } from "./sign-in-problem";

type Props = { next: string; fullWidth?: boolean };

/** Signs in as the demo user with one click and goes to `next`. */
export function DemoButton({ next, fullWidth }: Props) {
  const [isPending, setPending] = useState(false);
  const [code, setCode] = useState<string>();

  async function start() {
    setPending(true);
    setCode(undefined);
    try {
      await signIn("demo");
      // Replaces this page in the history, so that "back" does not return to a form already used.
      location.replace(next);
    } catch (thrown) {
      setCode(thrown instanceof SignInError ? thrown.code : "Default");
      setPending(false);
    }
  }

  return (
    <>
      <ActionButton size="md" fullWidth={fullWidth ?? false} loading={isPending} onClick={start}>
        Continue as a demo user
      </ActionButton>
      {code && <ProblemAlert>{signInProblem(code)}</ProblemAlert>}
    </>
  );
}
