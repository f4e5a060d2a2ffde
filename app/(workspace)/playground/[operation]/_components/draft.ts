import { personalStorage } from "@/lib/browser/personal-storage";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import type { PlaidRequest, Problems } from "./request-store";
import { valueAt, withoutValueAt, withValueAt } from "./value-at";

/** Whose draft it is, and of what. */
export type DraftOf = { personId: string; operation: PlaygroundOperation };

const placeOf = ({ personId, operation }: DraftOf) => `playground:${personId}:${operation}`;

/**
 * Keeps a request as it is filled in, for this person in this browser. A text that the check refuses
 * is left out, so that a token or a secret that was put in the wrong place is not kept.
 */
export function writeDraft(of: DraftOf, request: PlaidRequest, problems: Problems): void {
  let kept: unknown = request;
  for (const path of Object.keys(problems)) {
    if (typeof valueAt(kept, path) === "string") kept = withValueAt(kept, path, "");
  }
  personalStorage.write("local", placeOf(of), JSON.stringify(kept));
}

/** The request as it was left; null where there is none. What the operation does not know any more is dropped. */
export function readDraft(
  of: DraftOf,
  check: (request: PlaidRequest) => Problems,
): PlaidRequest | null {
  const read = parsed(personalStorage.read("local", placeOf(of)));
  if (!read) return null;
  let request = read;
  for (const [path, problem] of Object.entries(check(read))) {
    if (problem === "is not a known field") request = withoutValueAt(request, path) as PlaidRequest;
  }
  return request;
}

function parsed(text: string | null): PlaidRequest | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as PlaidRequest)
      : null;
  } catch {
    return null;
  }
}
