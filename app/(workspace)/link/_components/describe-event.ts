import type { LinkEventView } from "@/lib/contracts/link";
import { inWords } from "./in-words";
import { toldBy } from "./told-by";

/** One entry of a timeline in words: what happened, and what is known of it. */
export type EventWords = { title: string; facts: string[] };

/** What an event of Link's says to a person. What is not listed here is told by its name alone. */
const TITLES = new Map<string, string>(
  Object.entries({
    OPEN: "Link was opened",
    LAYER_READY: "Layer is ready",
    LAYER_NOT_AVAILABLE: "Layer is not available",
    SUBMIT_PHONE: "Phone number entered",
    SKIP_SUBMIT_PHONE: "Went on without a phone number",
    VERIFY_PHONE: "Phone number verified",
    SUBMIT_OTP: "Code from the phone entered",
    SEARCH_INSTITUTION: "Searched for a bank",
    SELECT_INSTITUTION: "Bank chosen",
    SELECT_DEGRADED_INSTITUTION: "Bank chosen, which has problems",
    SELECT_DOWN_INSTITUTION: "Bank chosen, which is down",
    SUBMIT_CREDENTIALS: "Login sent to the bank",
    SUBMIT_MFA: "Code or answer sent to the bank",
    OPEN_OAUTH: "Went to the bank's own page",
    CLOSE_OAUTH: "The bank's own page was closed",
    FAIL_OAUTH: "The bank's own page did not work out",
    ERROR: "Link showed an error",
    HANDOFF: "Finished: Link handed over",
    EXIT: "Link was left",
    onExit: "Link was left",
    onLoad: "Link was loaded",
    "Item stored": "Item stored, with its access token encrypted",
  }),
);

/** An event in words. The view it led to is part of the title where nothing else is. */
export function describeEvent({ name, detail }: LinkEventView): EventWords {
  const view = text(detail?.view_name);
  const title =
    name === "TRANSITION_VIEW" && view
      ? `Link shows: ${inWords(view)}`
      : (TITLES.get(name) ?? name.replace(/^webhook /, "Webhook arrived: "));
  return { title, facts: factsOf(detail ?? {}) };
}

function factsOf(detail: Record<string, unknown>): string[] {
  const error = [text(detail.error_code), text(detail.error_message)].filter(Boolean).join(": ");
  const exit = text(detail.exit_status) ?? text(detail.status);
  const known = [
    text(detail.institution_name),
    error,
    exit && `stopped at: ${inWords(exit)}`,
    labelled("kind of question", detail.mfa_type),
    labelled("first to tell", toldBy(detail.via)),
  ];
  return known.filter((fact): fact is string => Boolean(fact));
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

const labelled = (label: string, value: unknown) => text(value) && `${label}: ${value}`;
