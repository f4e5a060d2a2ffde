"use client";

import { type FormEvent, useRef, useState } from "react";

/** What is wrong with a form: next to single fields, and as a whole. */
export type FormProblem = {
  summary: string;
  fields: { email?: string; password?: string };
  facts?: { code?: string | undefined; requestId?: string | undefined };
};

type Credentials = { email: string; password: string };

/**
 * Submits e-mail and password. `submit` answers what is wrong, or null when it has moved on; until
 * then, and while the next page loads, the form stays pending. What was typed is kept, except for
 * a password the server has refused.
 */
export function useCredentialForm(
  submit: (typed: Credentials) => Promise<FormProblem | null>,
  check: (typed: Credentials) => FormProblem["fields"],
) {
  const formRef = useRef<HTMLFormElement>(null);
  const running = useRef(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);

  const field = (name: string) => {
    const element = formRef.current?.elements.namedItem(name);
    return element instanceof HTMLInputElement ? element : null;
  };

  function show(found: FormProblem) {
    setProblem(found);
    (found.fields.email ? field("email") : field("password"))?.focus();
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (running.current) return;
    const typed = {
      email: field("email")?.value.trim() ?? "",
      password: field("password")?.value ?? "",
    };
    const fields = check(typed);
    if (fields.email || fields.password) {
      return show({ summary: "Some details are missing or not right.", fields });
    }

    running.current = true;
    setPending(true);
    setProblem(null);
    const found = await submit(typed);
    if (!found) return;
    running.current = false;
    setPending(false);
    const password = field("password");
    if (password && (found.fields.email || found.fields.password)) password.value = "";
    show(found);
  }

  return { formRef, isPending, problem, onSubmit };
}
