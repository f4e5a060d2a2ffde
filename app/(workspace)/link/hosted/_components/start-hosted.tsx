"use client";

import type { ReactNode } from "react";
import { useRef, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import { ApiError, callApi } from "@/lib/browser/call-api";
import { useNavigate } from "@/lib/browser/use-navigate";
import type { StartHostedAnswer, StartLinkRequest } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import classes from "../page.module.css";

type Props = { children: ReactNode; variant?: "filled" | "default" };

/** The button that makes a link to Plaid's page and goes to the page that follows it. */
export function StartHosted({ children, variant = "filled" }: Props) {
  const { goTo, isPending } = useNavigate();
  const isStarting = useRef(false);
  const [isWaiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);

  async function start() {
    if (isStarting.current) return;
    isStarting.current = true;
    setWaiting(true);
    setProblem(null);
    try {
      const body: StartLinkRequest = { mode: "hosted" };
      const { session } = await callApi<StartHostedAnswer>("POST", routes.api.linkTokens(), body);
      goTo(routes.hostedSession(session.id));
    } catch (thrown) {
      setProblem(thrown instanceof ApiError ? thrown : new ApiError());
    } finally {
      isStarting.current = false;
      setWaiting(false);
    }
  }

  const hasEnded = problem?.code === "unauthenticated";
  return (
    <div className={classes.start}>
      <ActionButton variant={variant} loading={isWaiting || isPending} onClick={start}>
        {children}
      </ActionButton>
      {problem && (
        <ProblemAlert
          title={hasEnded ? "Your session has ended" : "The link could not be made"}
          facts={problem}
          actions={
            hasEnded && (
              <ButtonLink size="xs" href={routes.signIn(routes.linkHosted())}>
                Go to sign-in
              </ButtonLink>
            )
          }
        >
          {problem.message}
        </ProblemAlert>
      )}
    </div>
  );
}
