import type { Settings } from "../state/entities";

/** How a setting is shown: what it is called, what it is for, and what it can be. */
export type SettingField = { label: string; explains: string } & (
  | { kind: "check" }
  | { kind: "number" }
  | { kind: "choice"; options: readonly { value: string; says: string }[] }
);

/** A field for every setting there is. */
export const settingFields = {
  publicTokenExchange: {
    kind: "choice",
    label: "Second exchange of a public token",
    explains: "Production refuses it. Plaid's Sandbox has been seen to answer it again.",
    options: [
      { value: "idempotent", says: "Answers like the first" },
      { value: "one-time", says: "Is refused" },
    ],
  },
  linkTokens: {
    kind: "choice",
    label: "Link tokens",
    explains: "Whether a token that has linked something opens Link again.",
    options: [
      { value: "reusable", says: "Reusable, as in the Sandbox" },
      { value: "single-use", says: "Single-use, as in Production" },
    ],
  },
  accountSelect: {
    kind: "choice",
    label: "Account Select",
    explains: "What Plaid's Dashboard is set to: how many accounts a person can share.",
    options: [
      { value: "multiple", says: "Several accounts" },
      { value: "one", says: "One account" },
      { value: "all", says: "All, without asking" },
    ],
  },
  rateLimits: {
    kind: "choice",
    label: "Rate limits",
    explains: "How many calls a minute each operation takes, for an Item and for a client.",
    options: [
      { value: "off", says: "As many as you like" },
      { value: "sandbox", says: "As many as Plaid's Sandbox" },
    ],
  },
  transactionsDelayMs: {
    kind: "number",
    label: "Delay of transactions, in milliseconds",
    explains: "From linking until the last thirty days are in. The rest takes as long again.",
  },
  linkEvents: {
    kind: "check",
    label: "/link/token/get tells of sessions",
    explains: "Teams that have not asked Plaid for it get none.",
  },
  webview: {
    kind: "check",
    label: "Any browser counts as a webview",
    explains: "OAuth then leaves the page instead of opening a window.",
  },
  userTokens: {
    kind: "check",
    label: "Users get a token besides their id",
    explains: "As those of teams that began before December 2025 do.",
  },
} satisfies Record<keyof Omit<Settings, "clockAheadMs">, SettingField>;
