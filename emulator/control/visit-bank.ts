import { eligibleAccounts } from "../link/eligible-accounts";
import type { LinkSession } from "../link/link-session";
import { advanceOauthLogin } from "../link/oauth-bank/advance-oauth-login";
import type { OauthAction, SimulatedOutcome } from "../link/oauth-bank/oauth-action";
import { oauthStateId } from "../link/oauth-state-id";
import type { State } from "../state/state";
import { keysNamed } from "./keys-named";

/** Goes through the page of an OAuth bank, where a session waits for what comes of it. */
export function visitBank(
  state: State,
  session: LinkSession,
  { simulate, accounts: named }: { simulate: SimulatedOutcome; accounts: string[] | undefined },
) {
  const login = state.oauthLogins.get(oauthStateId(session));
  if (!login) return;
  const accounts = named ? keysNamed(eligibleAccounts(session), named) : [...login.masks];
  const visit: OauthAction[] = [
    { action: "continue" },
    { action: "sign_in", simulate },
    { action: "choose_device", device: "text" },
    { action: "submit_code", code: "1234" },
    { action: "select_accounts", accounts },
    { action: "connect", agree: "yes" },
  ];
  state.oauthLogins.set(login.id, visit.reduce(advanceOauthLogin, login));
}
