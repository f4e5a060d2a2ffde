import { z } from "zod";
import { actOnLink } from "../link/act-on-link";
import { eligibleAccounts } from "../link/eligible-accounts";
import { finalCallback } from "../link/final-callback";
import type { LinkAction } from "../link/link-action";
import type { LinkSession } from "../link/link-session";
import { simulatedOutcomes } from "../link/oauth-bank/oauth-action";
import { openLink } from "../link/open-link";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { ControlRefusal } from "./control-refusal";
import { keysNamed } from "./keys-named";
import { rightAnswers } from "./right-answers";
import { visitBank } from "./visit-bank";

/** Who goes through Link, with which token, and what they choose. `accounts` are masks or names; all are chosen without it. */
export const linkCompletion = z.strictObject({
  link_token: z.string(),
  /** Needed but in update mode, where the Item has its institution. */
  institution_id: z.string().optional(),
  username: z.string().default("user_good"),
  password: z.string().default("pass_good"),
  accounts: z.array(z.string()).optional(),
  /** Whether what the bank asks beyond the password is answered rightly. */
  mfa: z.enum(["right", "wrong"]).default("right"),
  /** How a visit to an OAuth bank's own page ends. */
  oauth: z.enum(simulatedOutcomes).default("SUCCESS"),
  /** Goes through Link with a phone number, as somebody remembered where the number is of one. */
  phone_number: z.string().optional(),
});

/** A checked completion. */
export type LinkCompletion = z.output<typeof linkCompletion>;

/** What came of it. A login that the bank refused ends in an exit, as a person would end it. */
export type LinkOutcome = {
  link_session_id: string;
  public_tokens: string[];
  exit: { error: object | null; status: string | null } | null;
};

/** Goes through Link as a person would, pane by pane, in no time. */
export function completeLink(state: State, completion: LinkCompletion, now: number): LinkOutcome {
  const { institution_id = "", username, password } = completion;
  let session = openLink(state, completion.link_token, { at: now, requestId: ids.request() });
  if (session.layer) throw new ControlRefusal("link_token is for Layer: use /layer/complete");
  const act = (action: LinkAction) => {
    session = actOnLink(state, session, action, { at: now, requestId: ids.request() });
  };

  const offered = (who: Parameters<typeof eligibleAccounts>[0]) =>
    keysNamed(eligibleAccounts(who), completion.accounts);
  const remembered = () => {
    const saved = session.pane.name === "saved" ? session.pane.saved : [];
    const bank = saved.find(({ institutionId }) => institutionId === institution_id);
    return bank ? offered({ ...session, ...bank }) : [];
  };

  act({ action: "continue" });
  if (completion.phone_number !== undefined) {
    act({ action: "submit_phone", phone_number: completion.phone_number });
    act({ action: "submit_otp", otp: "123456" });
    act({ action: "share_saved", institution_id, accounts: remembered() });
    act({ action: "connect_new" });
  }
  act({ action: "skip_phone" });
  act({ action: "select_institution", institution_id });
  act({ action: "submit_credentials", username, password });
  act({ action: "proceed" });
  answerRounds(() => session, act, completion.mfa);
  if (session.pane.name === "oauth") {
    act({ action: "open_oauth" });
    visitBank(state, session, { simulate: completion.oauth, accounts: completion.accounts });
    act({ action: "check_oauth", closed: false });
    act({ action: "proceed" });
  }
  act({ action: "continue" });
  act({ action: "select_accounts", accounts: offered(session) });
  refuseDeadEnds(session);
  act({ action: "finish" });
  act({ action: "exit" });
  act({ action: "confirm_exit" });
  return outcome(session);
}

/** Answers round after round, until the bank is satisfied or an answer is wrong. */
function answerRounds(
  current: () => LinkSession,
  act: (action: LinkAction) => void,
  how: LinkCompletion["mfa"],
) {
  for (let pane = current().pane; pane.name === "mfa" && !pane.problem; pane = current().pane) {
    const asked = pane.rounds[pane.round];
    act({ action: "submit_mfa", answers: how === "right" && asked ? rightAnswers(asked) : [] });
    act({ action: "proceed" });
  }
}

function refuseDeadEnds({ pane }: LinkSession) {
  if (pane.name === "institutions") throw new ControlRefusal("institution_id is unknown");
  if (pane.name === "accounts") throw new ControlRefusal("accounts names none that Link offers");
  if (pane.name === "unsupported") {
    throw new ControlRefusal("this version of the emulator does not know this login");
  }
}

function outcome(session: LinkSession): LinkOutcome {
  const callback = finalCallback(session);
  return {
    link_session_id: session.id,
    public_tokens: callback?.type === "success" ? [callback.publicToken] : [],
    exit:
      callback?.type === "exit"
        ? { error: callback.error, status: callback.metadata.status }
        : null,
  };
}
