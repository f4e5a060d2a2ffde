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

/** A bank, who signs in there, and what they choose. `accounts` are masks or names; all are chosen without it. */
const bank = {
  username: z.string().default("user_good"),
  password: z.string().default("pass_good"),
  accounts: z.array(z.string()).optional(),
};

/** How a person goes through Link, and with which token. */
export const linkCompletion = z.strictObject({
  ...bank,
  link_token: z.string(),
  /** Needed but in update mode, where the Item has its institution, and by who only leaves. */
  institution_id: z.string().optional(),
  /** Whether what a bank asks beyond the password is answered rightly. */
  mfa: z.enum(["right", "wrong"]).default("right"),
  /** How a visit to an OAuth bank's own page ends. */
  oauth: z.enum(simulatedOutcomes).default("SUCCESS"),
  /** Goes through Link with a phone number, as somebody remembered where the number is of one. */
  phone_number: z.string().optional(),
  /** The banks that are added after the first one, in a Multi-Item session. */
  another: z
    .array(z.strictObject({ ...bank, institution_id: z.string() }))
    .max(20)
    .default([]),
  /** Opens Link and leaves it, with nothing linked. */
  exit: z.boolean().default(false),
});

/** A checked completion. */
export type LinkCompletion = z.output<typeof linkCompletion>;

/** What came of it. A login that the bank refused ends in an exit, as a person would end it. */
export type LinkOutcome = {
  link_session_id: string;
  public_tokens: string[];
  exit: { error: object | null; status: string | null } | null;
};

type Bank = Pick<LinkCompletion, "institution_id" | "username" | "password" | "accounts">;

/** Goes through Link as a person would, pane by pane, in no time. */
export function completeLink(state: State, completion: LinkCompletion, now: number): LinkOutcome {
  let session = openLink(state, completion.link_token, { at: now, requestId: ids.request() });
  if (session.layer) throw new ControlRefusal("link_token is for Layer: use /layer/complete");
  if (completion.another.length > 0 && !session.config.isMultiItem) {
    throw new ControlRefusal("another needs a link token with enable_multi_item_link");
  }
  const act = (action: LinkAction) => {
    session = actOnLink(state, session, action, { at: now, requestId: ids.request() });
    return session;
  };

  act({ action: "continue" });
  if (!completion.exit) {
    if (completion.phone_number !== undefined) beRemembered(act, completion);
    act({ action: "skip_phone" });
    link(state, act, completion, completion);
    for (const next of completion.another) {
      act({ action: "add_another" });
      link(state, act, next, completion);
    }
    act({ action: "finish" });
  }
  act({ action: "exit" });
  act({ action: "confirm_exit" });
  return outcome(session);
}

type Act = (action: LinkAction) => LinkSession;

const offered = (who: Parameters<typeof eligibleAccounts>[0], { accounts }: Bank) =>
  keysNamed(eligibleAccounts(who), accounts);

function beRemembered(act: Act, completion: LinkCompletion) {
  const { institution_id = "", phone_number = "" } = completion;
  act({ action: "submit_phone", phone_number });
  const session = act({ action: "submit_otp", otp: "123456" });
  const saved = session.pane.name === "saved" ? session.pane.saved : [];
  const known = saved.find(({ institutionId }) => institutionId === institution_id);
  const accounts = known ? offered({ ...session, ...known }, completion) : [];
  act({ action: "share_saved", institution_id, accounts });
  act({ action: "connect_new" });
}

/** Signs in at a bank, from wherever Link stands, and chooses accounts. */
function link(state: State, act: Act, bank: Bank, { mfa, oauth }: LinkCompletion) {
  const { institution_id = "", username, password, accounts } = bank;
  act({ action: "select_institution", institution_id });
  act({ action: "submit_credentials", username, password });
  const asked = answerRounds(act({ action: "proceed" }), act, mfa);
  if (asked.pane.name === "oauth") {
    const away = act({ action: "open_oauth" });
    visitBank(state, away, { simulate: oauth, accounts });
    act({ action: "check_oauth", closed: false });
    act({ action: "proceed" });
  }
  const signedIn = act({ action: "continue" });
  refuseDeadEnds(act({ action: "select_accounts", accounts: offered(signedIn, bank) }));
}

/** Answers round after round, until the bank is satisfied or an answer is wrong. */
function answerRounds(session: LinkSession, act: Act, how: LinkCompletion["mfa"]): LinkSession {
  let asking = session;
  for (let { pane } = asking; pane.name === "mfa" && !pane.problem; { pane } = asking) {
    const asked = pane.rounds[pane.round];
    act({ action: "submit_mfa", answers: how === "right" && asked ? rightAnswers(asked) : [] });
    asking = act({ action: "proceed" });
  }
  return asking;
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
    public_tokens: session.added.map(({ publicToken }) => publicToken),
    exit:
      callback?.type === "exit"
        ? { error: callback.error, status: callback.metadata.status }
        : null,
  };
}
