"use client";

import { ActionButton } from "@/app/_components/action-button";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { signInProblem } from "@/app/_components/sign-in-problem";
import { SignInError, signIn } from "@/lib/browser/sign-in";
import { routes } from "@/lib/routes";
import classes from "./auth-form.module.css";
import { CredentialFields } from "./credential-fields";
import { useCredentialForm } from "./use-credential-form";

type Props = {
  next: string;
  /** next-auth's code, when it has just sent the browser back here. */
  error: string | undefined;
  /** Whether there is a quicker way on the same page, which then stands out instead. */
  isSecondary: boolean;
};

/** Signs in by e-mail and password and goes to `next`. */
export function SignInForm({ next, error, isSecondary }: Props) {
  const { formRef, isPending, problem, onSubmit } = useCredentialForm(
    async (typed) => {
      try {
        await signIn("credentials", typed);
        location.replace(next);
        return null;
      } catch (thrown) {
        const code = thrown instanceof SignInError ? thrown.code : "Default";
        const summary = signInProblem(code);
        const isRefused = code === "CredentialsSignin";
        return {
          summary,
          fields: isRefused
            ? { password: "Check the e-mail address, then type the password again." }
            : {},
        };
      }
    },
    ({ email, password }) => ({
      ...(!email && { email: "Enter your e-mail address." }),
      ...(!password && { password: "Enter your password." }),
    }),
  );
  const summary = problem?.summary ?? (error && !isPending ? signInProblem(error) : undefined);

  return (
    <form
      ref={formRef}
      className={classes.form}
      method="post"
      action={routes.signIn()}
      onSubmit={onSubmit}
      noValidate
    >
      {summary && <ProblemAlert>{summary}</ProblemAlert>}
      <CredentialFields purpose="sign-in" errors={problem?.fields ?? {}} />
      <ActionButton
        type="submit"
        size="md"
        variant={isSecondary ? "default" : "filled"}
        fullWidth
        loading={isPending}
      >
        Sign in
      </ActionButton>
    </form>
  );
}
