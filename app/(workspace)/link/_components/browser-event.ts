import type { PlaidLinkError } from "react-plaid-link";
import type { BrowserEvent } from "@/lib/contracts/link";

/** The parts of Plaid's metadata that every callback may have. Others come along as they are. */
type Metadata = {
  link_session_id?: string | null;
  request_id?: string | null;
  timestamp?: string | null;
};

/** Numbers of accounts and banks are nobody's business here. */
const KEPT_BACK = new Set(["account_number_mask", "routing_number"]);

/** One call of onEvent, onLoad, onSuccess or onExit, as our server takes it. */
export function browserEvent(name: string, metadata: Metadata = {}): BrowserEvent {
  const { link_session_id, request_id, timestamp, ...rest } = metadata;
  return {
    name,
    at: timeOf(timestamp),
    linkSessionId: link_session_id || null,
    requestId: request_id || null,
    detail: Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]) =>
        isPlain(value) && value !== "" && !KEPT_BACK.has(key)
          ? [[key, typeof value === "string" ? value.slice(0, 300) : value]]
          : [],
      ),
    ),
  };
}

/** What onExit tells: why, and how far the person was. */
export function exitEvent(
  error: PlaidLinkError | null,
  metadata: Metadata & { status?: string | null; institution?: { institution_id: string } | null },
): BrowserEvent {
  const { institution, status, ...ids } = metadata;
  return browserEvent("onExit", {
    ...ids,
    ...error,
    ...{ status: status ?? null, institution_id: institution?.institution_id ?? null },
  });
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);

/** Plaid's own time where it is one; a person's clock may be wrong. */
function timeOf(timestamp: string | null | undefined): string {
  const at = Date.parse(timestamp ?? "");
  return new Date(Number.isNaN(at) ? Date.now() : at).toISOString();
}
