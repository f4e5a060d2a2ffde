import type { Settings } from "../state/entities";

/** How a setting is shown: what it is called, what it is for, and what it can be. */
export type SettingField = { label: string; explains: string } & (
  | { kind: "check" }
  | { kind: "number" }
  | { kind: "choice"; options: readonly { value: string; says: string }[] }
);

/** A setting that is one of several values, each with what it means. */
const choice = (label: string, explains: string, says: Record<string, string>): SettingField => ({
  kind: "choice",
  label,
  explains,
  options: Object.entries(says).map(([value, says]) => ({ value, says })),
});

/** A setting that is on or off. */
const check = (label: string, explains: string): SettingField => ({
  kind: "check",
  label,
  explains,
});

/** A field for every setting there is. */
export const settingFields = {
  publicTokenExchange: choice(
    "Second exchange of a public token",
    "Production refuses it. Plaid's Sandbox has been seen to answer it again.",
    { idempotent: "Answers like the first", "one-time": "Is refused" },
  ),
  linkTokens: choice("Link tokens", "Whether a token that has linked something opens Link again.", {
    reusable: "Reusable, as in the Sandbox",
    "single-use": "Single-use, as in Production",
  }),
  accountSelect: choice(
    "Account Select",
    "What Plaid's Dashboard is set to: how many accounts a person can share.",
    { multiple: "Several accounts", one: "One account", all: "All, without asking" },
  ),
  rateLimits: choice(
    "Rate limits",
    "How many calls a minute each operation takes, for an Item and for a client.",
    { off: "As many as you like", sandbox: "As many as Plaid's Sandbox" },
  ),
  transactionsDelayMs: {
    kind: "number",
    label: "Delay of transactions, in milliseconds",
    explains: "From linking until the last thirty days are in. The rest takes as long again.",
  },
  linkEvents: check(
    "/link/token/get tells of sessions",
    "Teams that have not asked Plaid for it get none.",
  ),
  webview: check(
    "Any browser counts as a webview",
    "OAuth then leaves the page instead of opening a window.",
  ),
  userTokens: check(
    "Users get a token besides their id",
    "As those of teams that began before December 2025 do.",
  ),
} satisfies Record<keyof Omit<Settings, "clockAheadMs">, SettingField>;
