import type { ReactNode } from "react";
import { PageLink } from "@/app/_components/page-link";
import type { ApiError } from "@/lib/browser/call-api";
import { routes } from "@/lib/routes";
import { ActionProblem } from "../../_components/action-problem";
import classes from "./create-problem.module.css";
import { isOpen } from "./create-token";
import type { Press } from "./kept-presses";
import type { Partner } from "./partner-picker";

const INTEGRATIONS = "https://dashboard.plaid.com/developers/integrations";

type Props = { problem: ApiError | null; partner: Partner; press: Press; itemId: string };

/** Why no token was made, and what leads on. */
export function CreateProblem({ problem, partner, press, itemId }: Props) {
  if (!problem) return null;
  const { title, next } = words(problem, partner, itemId);
  return (
    <ActionProblem
      problem={problem}
      title={title}
      returnTo={routes.processors(press.cameFor ?? press.accountId)}
    >
      {next && <span className={classes.next}>{next}</span>}
    </ActionProblem>
  );
}

type Words = { title: string; next?: ReactNode };

function words(problem: ApiError, { value, label }: Partner, itemId: string): Words {
  switch (problem.code) {
    case "processor_not_enabled":
      return value === "stripe"
        ? { title: "Plaid has no Stripe account of yours to make it for", next: <ConnectStripe /> }
        : { title: `Plaid makes no token for ${label} yet`, next: <EnablePartner label={label} /> };
    case "relink_required":
      return {
        title: "The bank has to be repaired first",
        next: <PageLink href={routes.item(itemId)}>Go to the bank</PageLink>,
      };
    case "account_unavailable":
      return {
        title: "This account cannot be handed off",
        next: <PageLink href={routes.item(itemId)}>See what its bank shares</PageLink>,
      };
    case "not_found":
      return {
        title: "The account is not there any more",
        next: <PageLink href={routes.accounts()}>Your accounts</PageLink>,
      };
    case "in_progress":
      return {
        title: "The token is still being made",
        next: "Press again in a moment. It counts once.",
      };
    case "idempotency_key_reused":
      return { title: "Nothing was made", next: "Press again; it counts as a new press." };
    case "not_configured":
      return { title: "This server is not set up for it" };
    case "unauthenticated":
      return { title: "Your session has ended" };
    case "rate_limited":
      return { title: "That was too often", next: "Press again in a minute." };
    default:
      return isOpen(problem)
        ? {
            title: "Nobody knows yet whether the token was made",
            next: "Press again to find out. It counts as the same press.",
          }
        : { title: "No token was made" };
  }
}

function EnablePartner({ label }: { label: string }) {
  return (
    <>
      In Plaid&apos;s Dashboard, open <Integrations />, choose {label} and press Enable. For
      Production, ask for the products it uses too. If it is enabled there, the bank was linked
      without a product that {label} needs:{" "}
      <PageLink href={routes.linkUpdate()}>grant more</PageLink>.
    </>
  );
}

function ConnectStripe() {
  return (
    <>
      In Plaid&apos;s Dashboard, open <Integrations /> and connect your Stripe account with Stripe.
      If it is connected, the bank was linked without account numbers, which Stripe needs:{" "}
      <PageLink href={routes.linkUpdate()}>grant more</PageLink>.
    </>
  );
}

const Integrations = () => (
  <a href={INTEGRATIONS} target="_blank" rel="noreferrer">
    Integrations
  </a>
);
