import "server-only";
import { systemSavePlaidCalls } from "@/lib/data/plaid-calls";
import { onPlaidCall } from "@/lib/plaid/recorder";
import { writeBehind } from "./write-behind";

/** Keeps a redacted record of every call to Plaid for the inspector. A caller never waits for its own. */
export function recordPlaidCalls() {
  onPlaidCall(writeBehind("calls to Plaid", systemSavePlaidCalls));
}
