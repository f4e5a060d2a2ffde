"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { personalStorage } from "@/lib/browser/personal-storage";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { DELETE_WORD, type DeleteAccountRequest } from "@/lib/contracts/account";
import { routes } from "@/lib/routes";
import { useAction } from "../../_components/use-action";
import classes from "../page.module.css";

type Props = { hasPassword: boolean };

/** Deletes the account, once the person has shown that it is them and that they mean it. */
export function DeleteAccount({ hasPassword }: Props) {
  const isHydrated = useHydrated();
  const [typed, setTyped] = useState("");
  const { isBusy, problem, run } = useAction();

  async function leave() {
    const body: DeleteAccountRequest = hasPassword ? { password: typed } : { word: typed };
    try {
      await callApi("DELETE", routes.api.account(), body);
    } catch (thrown) {
      // The click before this one has done it.
      const isGone = thrown instanceof ApiError && thrown.code === "unauthenticated";
      if (isGone) location.replace(routes.signIn());
      throw thrown;
    }
    personalStorage.clear();
    setTyped("");
    location.replace(routes.accountDeleted());
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(leave);
  }

  const fieldProblem = problem?.fields.password ?? problem?.fields.word;
  const field = {
    value: typed,
    disabled: !isHydrated,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    error: fieldProblem,
    className: classes.field,
    required: true,
    withAsterisk: false,
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <ul className={classes.consequences}>
        <li>All your banks are disconnected, here and at Plaid.</li>
        <li>You are signed out everywhere, and nobody can sign in to this account any more.</li>
        <li>Everything that is stored of you is erased. It cannot be brought back.</li>
      </ul>
      {hasPassword ? (
        <PasswordInput label="Your password" autoComplete="current-password" {...field} />
      ) : (
        <TextInput label={`Type "${DELETE_WORD}" to confirm`} autoComplete="off" {...field} />
      )}
      {problem && !fieldProblem && (
        <ProblemAlert title="The account was not deleted" facts={problem}>
          {problem.message}
        </ProblemAlert>
      )}
      <ActionButton type="submit" color="red.9" loading={isBusy} disabled={typed === ""}>
        Delete my account
      </ActionButton>
    </form>
  );
}
