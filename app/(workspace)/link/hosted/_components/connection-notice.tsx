"use client";

import { IconInfoCircle } from "@tabler/icons-react";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import type { ApiError } from "@/lib/browser/call-api";
import { routes } from "@/lib/routes";
import classes from "./hosted-status.module.css";

type Props = {
  /** Why our server could not be read. */
  problem: ApiError | null;
  /** Why Plaid could not be asked. */
  askProblem: ApiError | null;
  sessionId: string;
};

/** Says that what stands here may be old, and why. It goes by itself where that passes. */
export function ConnectionNotice({ problem, askProblem, sessionId }: Props) {
  if (problem?.code === "unauthenticated") {
    return (
      <ProblemAlert
        title="Your session has ended"
        actions={
          <ButtonLink size="xs" href={routes.signIn(routes.hostedSession(sessionId))}>
            Go to sign-in
          </ButtonLink>
        }
      >
        The link you sent works all the same. Sign in to follow it.
      </ProblemAlert>
    );
  }
  const words = problem
    ? "The connection to the server is lost, so what stands here may be old. This page goes on by itself."
    : askProblem && `Plaid could not be asked just now: ${askProblem.message} It is tried again.`;
  return (
    <div role="status" className={classes.live}>
      {words && (
        <div className={classes.notice}>
          <IconInfoCircle size={18} aria-hidden="true" />
          <p>{words}</p>
        </div>
      )}
    </div>
  );
}
