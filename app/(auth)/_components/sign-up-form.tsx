"use client";

import { ActionButton } from "@/app/_components/action-button";
import { PageLink } from "@/app/_components/page-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { signIn } from "@/lib/browser/sign-in";
import type { RegisterAnswer, RegisterRequest } from "@/lib/contracts/users";
import { routes } from "@/lib/routes";
import classes from "./auth-form.module.css";
import { CredentialFields } from "./credential-fields";
import { type FormProblem, useCredentialForm } from "./use-credential-form";

type Props = {
  next: string;
  passwordLengthMin: number;
  /** Whether there is a quicker way on the same page, which then stands out instead. */
  isSecondary: boolean;
};

/** Creates a user, signs them in and goes to `next`. */
export function SignUpForm({ next, passwordLengthMin, isSecondary }: Props) {
  const { formRef, isPending, problem, onSubmit } = useCredentialForm(
    async (typed) => {
      try {
        await callApi<RegisterAnswer>(
          "POST",
          routes.api.register(),
          typed satisfies RegisterRequest,
        );
      } catch (thrown) {
        return refusal(thrown instanceof ApiError ? thrown : new ApiError());
      }
      // The user exists from here on. Should signing in fail, it is done again on its own page.
      const isSignedIn = await signIn("credentials", typed).then(
        () => true,
        () => false,
      );
      location.replace(isSignedIn ? next : routes.signIn(next));
      return null;
    },
    ({ email, password }) => ({
      ...(!/^\S+@\S+$/.test(email) && {
        email: "Enter your e-mail address, such as name@example.com.",
      }),
      ...([...password].length < passwordLengthMin && {
        password: `Use at least ${passwordLengthMin} characters.`,
      }),
    }),
  );
  const isTaken = problem?.facts?.code === "email_taken";

  return (
    <form
      ref={formRef}
      className={classes.form}
      method="post"
      action={routes.signUp()}
      onSubmit={onSubmit}
      noValidate
    >
      {problem && (
        <ProblemAlert facts={isTaken ? undefined : problem.facts}>
          {problem.summary}{" "}
          {isTaken && (
            <PageLink href={routes.signIn(next)} className={classes.link}>
              Go to sign-in
            </PageLink>
          )}
        </ProblemAlert>
      )}
      <CredentialFields
        purpose="sign-up"
        errors={problem?.fields ?? {}}
        passwordHint={`At least ${passwordLengthMin} characters. A short sentence works well.`}
      />
      <ActionButton
        type="submit"
        size="md"
        variant={isSecondary ? "default" : "filled"}
        fullWidth
        loading={isPending}
      >
        Create account
      </ActionButton>
    </form>
  );
}

function refusal({ code, message, fields, requestId }: ApiError): FormProblem {
  const { email, password } = fields;
  if (code === "email_taken") {
    return {
      summary: message,
      fields: { email: "This address is already in use." },
      facts: { code },
    };
  }
  if (email || password) {
    return {
      summary: "Some details are missing or not right.",
      fields: { ...(email && { email }), ...(password && { password }) },
    };
  }
  return { summary: message, fields: {}, facts: { code, requestId } };
}
