import type { OauthAction, SimulatedOutcome } from "./oauth-action";
import type { OauthLogin, OauthOutcome } from "./oauth-login";

const CODE = "1234";

/** Banks that Plaid's sandbox says always ask how to send their code. */
const asksForDevice: ReadonlySet<string> = new Set(["ins_127989", "ins_127990"]);

/** A visit to the bank after an action. Any username and password will do there; what a step does not offer changes nothing. */
export function advanceOauthLogin(login: OauthLogin, action: OauthAction): OauthLogin {
  if (login.outcome) return login;
  if (action.action === "cancel") return returning(login, { kind: "cancelled" });

  switch (login.step) {
    case "welcome":
      return action.action === "continue" ? { ...login, step: "sign-in" } : login;
    case "sign-in":
      return action.action === "sign_in" ? signedIn(login, action.simulate) : login;
    case "device":
      return action.action === "choose_device" ? { ...login, step: "code" } : login;
    case "code": {
      if (action.action !== "submit_code") return login;
      const isRight = action.code.trim() === CODE;
      return { ...login, step: isRight ? "accounts" : "code", wasWrong: !isRight };
    }
    case "accounts":
      return action.action === "select_accounts" && action.accounts.length > 0
        ? { ...login, step: "terms", masks: action.accounts }
        : login;
    case "terms":
      return action.action === "connect"
        ? returning(login, { kind: "granted", masks: login.masks })
        : login;
    case "returning":
      return login;
  }
}

function signedIn(login: OauthLogin, simulate: SimulatedOutcome): OauthLogin {
  switch (simulate) {
    case "SUCCESS":
      return { ...login, step: asksForDevice.has(login.institutionId) ? "device" : "code" };
    case "BANK_FAILS":
      return returning(login, { kind: "failed" });
    default:
      return returning(login, { kind: "refused", code: simulate });
  }
}

const returning = (login: OauthLogin, outcome: OauthOutcome): OauthLogin => ({
  ...login,
  step: "returning",
  outcome,
});
