import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button-link";
import { ProblemAlert } from "@/app/_components/problem-alert";
import type { ApiError } from "@/lib/browser/call-api";
import { routes } from "@/lib/routes";

type Props = {
  problem: ApiError | null;
  title: string;
  returnTo: string;
  /** What else is to be said. */
  children?: ReactNode;
};

/** What went wrong with a button's work, with the way on where it is not the button again. */
export function ActionProblem({ problem, title, returnTo, children }: Props) {
  if (!problem) return null;
  const isOver = problem.code === "unauthenticated";
  return (
    <ProblemAlert
      title={isOver ? "Your session has ended" : title}
      facts={problem}
      actions={
        isOver && (
          <ButtonLink size="xs" href={routes.signIn(returnTo)}>
            Go to sign-in
          </ButtonLink>
        )
      }
    >
      {problem.message} {children}
    </ProblemAlert>
  );
}
