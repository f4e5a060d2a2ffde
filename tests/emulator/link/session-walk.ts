import { advanceSession } from "@/emulator/link/advance-session";
import type { LinkAction } from "@/emulator/link/link-action";
import type { LinkSession } from "@/emulator/link/link-session";
import { startSession } from "@/emulator/link/start-session";
import type { LinkConfig } from "@/emulator/state/entities";

const moment = { at: 0, requestId: "request" };

const config: LinkConfig = {
  clientName: "Acorn",
  language: "en",
  countryCodes: ["US"],
  products: ["transactions"],
  ifSupportedProducts: [],
  consentedProducts: [],
  accountFilters: null,
  appearance: "SYSTEM",
  webhook: null,
  userId: null,
  redirectUri: null,
  update: null,
};

const steps: readonly LinkAction[] = [
  { action: "continue" },
  { action: "skip_phone" },
  { action: "select_institution", institution_id: "ins_109508" },
  { action: "submit_credentials", username: "user_good", password: "pass_good" },
  { action: "proceed" },
  { action: "select_accounts", accounts: ["0000"] },
];

/** The actions that lead from opening Link to each of its panes, for those who do everything right. */
export const wayTo = {
  consent: steps.slice(0, 0),
  phone: steps.slice(0, 1),
  institutions: steps.slice(0, 2),
  credentials: steps.slice(0, 3),
  loading: steps.slice(0, 4),
  accounts: steps.slice(0, 5),
  connected: steps,
} as const;

/** A session after these actions. */
export function walk(
  actions: readonly LinkAction[],
  changes: Partial<LinkConfig> = {},
): LinkSession {
  const link = { token: "link-sandbox-1", config: { ...config, ...changes } };
  return actions.reduce<LinkSession>(
    (session, action) => advanceSession(session, action, moment),
    startSession("session", link, moment),
  );
}

/** A login as the only thing that differs: the way to the credentials, then this password. */
export const signingIn = (password: string, username = "user_good"): LinkAction[] => [
  ...wayTo.credentials,
  { action: "submit_credentials", username, password },
  { action: "proceed" },
];

/** The events of a session in order, each with its view if it has one. */
export const eventNames = ({ events }: LinkSession) =>
  events.map(({ name, detail }) => (name === "TRANSITION_VIEW" ? `TV ${detail.view_name}` : name));
