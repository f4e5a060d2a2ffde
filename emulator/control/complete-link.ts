import { z } from "zod";
import { actOnLink } from "../link/act-on-link";
import { eligibleAccounts } from "../link/eligible-accounts";
import { finalCallback } from "../link/final-callback";
import type { LinkAction } from "../link/link-action";
import type { LinkSession } from "../link/link-session";
import { openLink } from "../link/open-link";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { ControlRefusal } from "./control-refusal";

/** Who goes through Link, with which token, and what they choose. `accounts` are masks or names; all are chosen without it. */
export const linkCompletion = z.strictObject({
  link_token: z.string(),
  /** Needed but in update mode, where the Item has its institution. */
  institution_id: z.string().optional(),
  username: z.string().default("user_good"),
  password: z.string().default("pass_good"),
  accounts: z.array(z.string()).optional(),
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
  const act = (action: LinkAction) => {
    session = actOnLink(state, session, action, { at: now, requestId: ids.request() });
  };

  act({ action: "continue" });
  act({ action: "skip_phone" });
  act({ action: "select_institution", institution_id });
  act({ action: "submit_credentials", username, password });
  act({ action: "proceed" });
  act({ action: "select_accounts", accounts: keysOf(session, completion.accounts) });
  refuseDeadEnds(session);
  act({ action: "finish" });
  act({ action: "exit" });
  act({ action: "confirm_exit" });
  return outcome(session);
}

function keysOf(session: LinkSession, accounts: string[] | undefined): string[] {
  return eligibleAccounts(session)
    .filter(
      ({ mask, name }) => !accounts || accounts.includes(mask ?? "") || accounts.includes(name),
    )
    .map(({ key }) => key);
}

function refuseDeadEnds({ pane }: LinkSession) {
  if (pane.name === "institutions") throw new ControlRefusal("institution_id is unknown");
  if (pane.name === "accounts") throw new ControlRefusal("accounts names none that Link offers");
  if (pane.name === "unsupported") {
    throw new ControlRefusal(`this version of the emulator does not support this ${pane.what}`);
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
