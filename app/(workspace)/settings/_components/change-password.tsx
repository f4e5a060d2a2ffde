"use client";

import { PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { callApi } from "@/lib/browser/call-api";
import { useHydrated } from "@/lib/browser/use-hydrated";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { ChangePasswordRequest } from "@/lib/contracts/account";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import { useAction } from "../../_components/use-action";
import classes from "../page.module.css";

const EMPTY: ChangePasswordRequest = { current: "", password: "" };

type Props = {
  /** The address that a password manager keeps the password under. */
  email: string | null;
};

/** Changes the password. Every other browser is signed out with it. */
export function ChangePassword({ email }: Props) {
  const isHydrated = useHydrated();
  const { refresh } = useNavigate();
  const { isBusy, problem, run } = useAction();
  const [typed, setTyped] = useState(EMPTY);
  const [isDone, setDone] = useState(false);

  function change(event: FormEvent) {
    event.preventDefault();
    setDone(false);
    void run(async () => {
      await callApi("POST", routes.api.accountPassword(), typed);
      setTyped(EMPTY);
      setDone(true);
      refresh();
    });
  }

  const field = (name: keyof ChangePasswordRequest) => ({
    value: typed[name],
    disabled: !isHydrated,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTyped((before) => ({ ...before, [name]: value })),
    error: problem?.fields[name],
    className: classes.field,
    required: true,
    withAsterisk: false,
  });
  const isOfField = problem?.fields.current || problem?.fields.password;

  return (
    <form className={classes.form} onSubmit={change}>
      <input
        type="text"
        name="username"
        autoComplete="username"
        defaultValue={email ?? ""}
        readOnly
        hidden
      />
      <PasswordInput
        label="Current password"
        autoComplete="current-password"
        {...field("current")}
      />
      <PasswordInput
        label="New password"
        description="At least 15 characters. A short sentence works well."
        autoComplete="new-password"
        {...field("password")}
      />
      {!isOfField && (
        <ActionProblem
          problem={problem}
          title="The password was not changed"
          returnTo={routes.settings()}
        />
      )}
      <ActionButton
        type="submit"
        loading={isBusy}
        disabled={typed.current === "" || typed.password === ""}
      >
        Change password
      </ActionButton>
      <p role="status" className={classes.text}>
        {isDone && "Your password is changed, and every other browser is signed out."}
      </p>
    </form>
  );
}
