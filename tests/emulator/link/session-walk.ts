import { userGood } from "@/emulator/data/login";
import { advanceSession } from "@/emulator/link/advance-session";
import { emptyLinkConfig } from "@/emulator/link/empty-link-config";
import type { LinkAction } from "@/emulator/link/link-action";
import { type LinkFacts, nothingKnown } from "@/emulator/link/link-facts";
import type { LinkSession } from "@/emulator/link/link-session";
import { startSession } from "@/emulator/link/start-session";
import type { LinkConfig } from "@/emulator/state/entities";

const moment = { at: 0, requestId: "request" };

const config: LinkConfig = {
  ...emptyLinkConfig,
  clientName: "Acorn",
  countryCodes: ["US"],
  products: ["transactions"],
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

/** What happened elsewhere, and what the session depends on beyond its token. */
type World = { facts?: Partial<LinkFacts>; circumstances?: Parameters<typeof startSession>[3] };

/** A session after these actions. */
export function walk(
  actions: readonly LinkAction[],
  changes: Partial<LinkConfig> = {},
  { facts = {}, circumstances = {} }: World = {},
): LinkSession {
  const link = { token: "link-sandbox-1", config: { ...config, ...changes } };
  return actions.reduce<LinkSession>(
    (session, action) => advanceSession(session, action, moment, { ...nothingKnown, ...facts }),
    startSession("session", link, moment, circumstances),
  );
}

/** A login as the only thing that differs: the way to the credentials, then this password. */
export const signingIn = (password: string, username = "user_good"): LinkAction[] => [
  ...wayTo.credentials,
  { action: "submit_credentials", username, password },
  { action: "proceed" },
];

/** Update mode of an Item that user_good linked, with all else as it is unless changed. */
export const updateOf = (
  changes: Partial<NonNullable<LinkConfig["update"]>> = {},
): NonNullable<LinkConfig["update"]> => ({
  itemId: "item",
  institutionId: "ins_109508",
  login: userGood,
  masks: ["0000"],
  products: [],
  selectAccounts: false,
  ...changes,
});

/** The events of a session in order, each with its view if it has one. */
export const eventNames = ({ events }: LinkSession) =>
  events.map(({ name, detail }) => (name === "TRANSITION_VIEW" ? `TV ${detail.view_name}` : name));
