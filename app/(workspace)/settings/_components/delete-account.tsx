"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { DELETE_WORD, type DeleteAccountRequest } from "@/lib/contracts/account";
import { routes } from "@/lib/routes";
import classes from "../page.module.css";

type Props = { hasPassword: boolean };

/** Deletes the account, once the person has shown that it is them and that they mean it. */
export function DeleteAccount({ hasPassword }: Props) {
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);

  async function leave(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      const body: DeleteAccountRequest = hasPassword ? { password: typed } : { word: typed };
      await callApi("DELETE", routes.api.account(), body);
      location.replace(routes.accountDeleted());
    } catch (thrown) {
      const found = thrown instanceof ApiError ? thrown : new ApiError();
      // The click before this one has done it.
      if (found.code === "unauthenticated") location.replace(routes.signIn());
      setProblem(found);
      setBusy(false);
    }
  }

  const fieldProblem = problem?.fields.password ?? problem?.fields.word;
  const field = {
    value: typed,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    error: fieldProblem,
    className: classes.field,
    required: true,
    withAsterisk: false,
  };
  return (
    <form className={classes.form} onSubmit={(event) => void leave(event)}>
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
