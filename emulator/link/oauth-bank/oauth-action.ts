import { z } from "zod";

const text = z.string().max(10_000);

/** How a developer wants a visit to the bank to end. Plaid's own bank page offers the first four. */
export const simulatedOutcomes = [
  "SUCCESS",
  "INSUFFICIENT_CREDENTIALS",
  "ACCESS_NOT_GRANTED",
  "NO_AUTH_ACCOUNTS",
  "BANK_FAILS",
] as const;

/** One of them. */
export type SimulatedOutcome = (typeof simulatedOutcomes)[number];

/** What a person can do at the bank. Its forms send these. */
export const oauthAction = z.discriminatedUnion("action", [
  z.object({ action: z.literal("continue") }),
  z.object({
    action: z.literal("sign_in"),
    simulate: z.enum(simulatedOutcomes).default("SUCCESS"),
  }),
  z.object({ action: z.literal("choose_device"), device: text }),
  z.object({ action: z.literal("submit_code"), code: text }),
  z.object({ action: z.literal("select_accounts"), accounts: z.array(text).max(100).default([]) }),
  z.object({ action: z.literal("connect"), agree: text }),
  z.object({ action: z.literal("cancel") }),
]);

/** A checked action. */
export type OauthAction = z.output<typeof oauthAction>;
