"use client";

import { useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { signInProblem } from "@/app/_components/sign-in-problem";
import { SignInError, signInWithProvider } from "@/lib/browser/sign-in";

type Props = { id: string; name: string; next: string };

/** Leaves for a provider's sign-in page, and says so when that cannot be reached. */
export function ProviderButton({ id, name, next }: Props) {
  const [isPending, setPending] = useState(false);
  const [code, setCode] = useState<string>();

  async function leave() {
    setPending(true);
    setCode(undefined);
    try {
      await signInWithProvider(id, next);
    } catch (thrown) {
      setCode(thrown instanceof SignInError ? thrown.code : "OAuthSignin");
      setPending(false);
    }
  }

  return (
    <>
      <ActionButton size="md" variant="default" fullWidth loading={isPending} onClick={leave}>
        Continue with {name}
      </ActionButton>
      {code && <ProblemAlert>{signInProblem(code)}</ProblemAlert>}
    </>
  );
}
