import type { InspectionAnswer, InspectorStep } from "@/lib/contracts/inspector";
import { bankWords } from "../../_components/session-words";

/**
 * What Plaid's support asks for, as text: environment, link_session_id, Item ids, bank, errors, and
 * each call with its time and request_id. Nothing of it is secret.
 */
export function supportText({ session, steps }: InspectionAnswer, environment: string): string {
  const plaidSessions = steps.map((step) => step.plaidLinkSessionId);
  const banks = bankWords(session);
  const lines = [
    ["Environment", environment],
    ["link_session_id", unique([session.plaidLinkSessionId, ...plaidSessions]).join(", ")],
    ["item_id", unique(steps.map(itemIdOf)).join(", ")],
    ["Institution", unique([...banks, ...steps.map(institutionOf)]).join(", ")],
    ["Mode", session.mode],
    ["Link token made", session.createdAt],
    ["Ended", session.finishedAt ?? "not yet"],
    ["Exit", unique([session.exit?.status ?? null, session.exit?.code ?? null]).join(", ")],
    ["Errors", unique(steps.map(({ error }) => error?.code ?? null)).join(", ")],
  ].filter(([, value]) => value);
  const calls = steps.filter(({ kind, requestId }) => kind === "call" || requestId !== null);
  return [
    ...lines.map(([name, value]) => `${name}: ${value}`),
    "",
    "Requests, by time:",
    ...calls.map(
      ({ at, name, status, requestId, error }) =>
        `${at}  ${name}  ${status ?? "-"}  request_id ${requestId ?? "none"}${error ? `  ${error.code}` : ""}`,
    ),
  ].join("\n");
}

const unique = (values: (string | null)[]) => [
  ...new Set(values.filter((value) => value !== null)),
];

const textAt = (value: unknown, key: string): string | null => {
  const found = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [, text] = found.find(([name]) => name === key) ?? [];
  return typeof text === "string" && text !== "" ? text : null;
};

const itemIdOf = ({ kind, response }: InspectorStep) =>
  kind === "call" ? textAt(response, "item_id") : null;

const institutionOf = ({ response }: InspectorStep) => textAt(response, "institution_id");
