import { signIn } from "../data/sign-in";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";

/** The session once a login was typed. In update mode the Item keeps the login it has, so the data stays the same. */
export function submitCredentials(
  session: LinkSession,
  typed: { username: string; password: string },
  moment: Moment,
): LinkSession {
  const login = { username: typed.username.trim(), password: typed.password };
  const { update } = session.config;
  const isSomebodyElse = update !== null && login.username !== update.login.username;
  const outcome = isSomebodyElse
    ? ({ kind: "refused", code: "INVALID_UPDATED_USERNAME" } as const)
    : signIn(login.username, login.password);
  const submitted = recordEvent(
    { ...session, login: update?.login ?? login },
    "SUBMIT_CREDENTIALS",
    moment,
  );
  return showPane(submitted, { name: "loading", signIn: outcome }, moment);
}
