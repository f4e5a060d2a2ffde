import type { ReactNode } from "react";
import { PageLink } from "@/app/_components/page-link";
import type { ApiError } from "@/lib/browser/call-api";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import classes from "./create-problem.module.css";
import type { Press } from "./kept-presses";

const INTEGRATIONS = "https://dashboard.plaid.com/developers/integrations";

type Props = { problem: ApiError | null; press: Press; itemId: string };

/** Why no token was made, and what leads on. */
export function CreateProblem({ problem, press, itemId }: Props) {
  if (!problem) return null;
  const { title, next } = words(problem, itemId);
  return (
    <div ref={bringIntoView}>
      <ActionProblem
        problem={problem}
        title={title}
        returnTo={routes.processors(press.cameFor ?? press.accountId)}
      >
        {next && <span className={classes.next}>{next}</span>}
      </ActionProblem>
    </div>
  );
}

/** On a phone the dialog is longer than the screen. */
function bringIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: "nearest" });
}

type Words = { title: string; next?: ReactNode };

function words(problem: ApiError, itemId: string): Words {
  const toBank = (text: string) => <PageLink href={routes.item(itemId)}>{text}</PageLink>;
  switch (problem.code) {
    case "processor_not_enabled":
      return {
        title: "No token was made",
        next: (
          <>
            <a href={INTEGRATIONS} target="_blank" rel="noreferrer">
              Integrations at Plaid
            </a>{" "}
            {toBank("The bank's page")}
          </>
        ),
      };
    case "relink_required":
      return { title: "The bank has to be repaired first", next: toBank("Go to the bank") };
    case "account_unavailable":
      return { title: "This account cannot be handed off", next: toBank("The bank's page") };
    case "not_found":
      return {
        title: "The account is not there any more",
        next: <PageLink href={routes.accounts()}>Your accounts</PageLink>,
      };
    case "in_progress":
      return { title: "The token is still being made", next: "Press again; it counts once." };
    case "idempotency_key_reused":
      return { title: "Nothing was made", next: "Press again; it counts as a new press." };
    case "plaid_timeout":
    case "plaid_unavailable":
      return {
        title: "Plaid did not answer",
        next: "No token is stored here. If Plaid made one all the same, nobody holds it, and it ends with the bank. Press again.",
      };
    case "unreachable":
    case "internal":
    case "database_unavailable":
      return {
        title: "It is not known whether the token was made",
        next: "Press again to find out; it counts once.",
      };
    default:
      return { title: "No token was made" };
  }
}
