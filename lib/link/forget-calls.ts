import "server-only";
import { systemForgetPlaidCalls } from "@/lib/data/plaid-calls";

/** How long it can be looked up what Plaid was asked. */
const KEPT_MS = 30 * 86_400_000;

/** Keeps the records of calls to Plaid from growing for ever: those of more than 30 days ago go. */
export const forgetCalls = () => systemForgetPlaidCalls(new Date(Date.now() - KEPT_MS));
