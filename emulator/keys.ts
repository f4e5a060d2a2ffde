/** The keys of the app under test. They are not of the form of Plaid's, so that nobody takes them for real ones. */
export const keys = { client_id: "emulator-client-id", secret: "emulator-secret" } as const;

/** The keys of the fictitious partner, which plays whichever processor a processor token names. */
export const partnerKeys = {
  client_id: "emulator-partner-client-id",
  secret: "emulator-partner-secret",
} as const;

/** What an app shows the partner when it hands over a processor token. */
export const partnerInboundKey = "emulator-partner-inbound-key";

/** Whether a client_id is of the form of Plaid's own. None of the emulator's is. */
export const looksReal = (clientId: unknown): boolean =>
  typeof clientId === "string" && /^[0-9a-f]{24}$/i.test(clientId);

/** Who calls: the app under test, or the partner. Each has access to what is its own. */
export type Caller = "client" | "partner";

/** Whose keys these are; null where they are nobody's. */
export function callerOf(given: { client_id: unknown; secret: unknown }): Caller | null {
  const has = (known: { client_id: string; secret: string }) =>
    given.client_id === known.client_id && given.secret === known.secret;
  if (has(keys)) return "client";
  return has(partnerKeys) ? "partner" : null;
}
