import type { InspectorStep } from "@/lib/contracts/inspector";
import { lanes } from "./lanes";
import { sinceWords, stepTitle } from "./step-words";

/** A session as a Mermaid sequence diagram: https://mermaid.js.org/syntax/sequenceDiagram.html */
export function toMermaid(steps: InspectorStep[]): string {
  return [
    "sequenceDiagram",
    ...lanes.map(({ id, name }) => `  participant ${id} as ${name}`),
    ...steps.flatMap(linesOf),
    "",
  ].join("\n");
}

function linesOf(step: InspectorStep): string[] {
  const { kind, from, to, name, status, durationMs, requestId, error, sinceStartMs } = step;
  const what = kind === "call" ? name : stepTitle(step);
  const text = safe(`${what} (${sinceWords(sinceStartMs)})`);
  const failed = error && [`  Note over ${to}: ${safe(`${error.code}. ${error.meaning}`)}`];
  if (from === to) return [`  Note over ${from}: ${text}`, ...(failed ?? [])];
  const took = durationMs === null ? [] : [`${durationMs} ms`];
  const parts = [status, error?.code, ...took, requestId].filter(Boolean);
  const back = kind === "call" && [`  ${to}-->>${from}: ${safe(parts.join(", ") || "no answer")}`];
  return [`  ${from}->>${to}: ${text}`, ...(back || []), ...(failed ?? [])];
}

/** One line, in which nothing means anything to Mermaid: what might is written as its code. */
const safe = (text: string) =>
  text
    .toWellFormed()
    .replace(/\s+/g, " ")
    .replace(/[^\p{L}\p{N} .,:/_()+'-]/gu, (sign) => `#${sign.codePointAt(0)};`)
    .trim() || "-";
