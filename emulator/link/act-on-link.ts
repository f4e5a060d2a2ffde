import { findInstitution } from "../data/find-institution";
import { accountAnswer } from "../items/account-answer";
import { addItem } from "../items/add-item";
import { issuePublicToken } from "../items/issue-public-token";
import { repairItem } from "../items/repair-item";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import { advanceSession } from "./advance-session";
import type { LinkAction } from "./link-action";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";

/** Takes a session a step further. The Item is added, once, by the step that finishes it. */
export function actOnLink(
  state: State,
  session: LinkSession,
  action: LinkAction,
  moment: Moment,
): LinkSession {
  if (session.finishedAt !== null) return session;
  const token = state.linkTokens.get(session.linkToken ?? "");
  const hasExpired = token !== undefined && moment.at >= token.expiresAt;
  const isLeaving = action.action === "force_exit" || action.action === "exit";

  const advanced = advanceSession(
    session,
    hasExpired && !isLeaving ? { action: "expire" } : action,
    moment,
  );
  const settled = advanced.result?.kind === "success" ? link(state, advanced, moment) : advanced;
  state.linkSessions.set(settled.id, settled);
  return settled;
}

function link(state: State, session: LinkSession, { at }: Moment): LinkSession {
  const masks = session.result?.kind === "success" ? session.result.masks : [];
  const item = linkedItem(state, session, masks, at);
  const accounts = item.accounts.map(accountAnswer).map((account) => ({
    id: account.account_id,
    name: account.name,
    mask: account.mask,
    type: account.type,
    subtype: account.subtype ?? "",
    verification_status: null,
    class_type: null,
  }));
  return { ...session, added: { publicToken: issuePublicToken(state, item.id, at), accounts } };
}

function linkedItem(
  state: State,
  { config, institutionId }: LinkSession,
  masks: readonly string[],
  now: number,
): Item {
  const existing = state.items.get(config.update?.itemId ?? "");
  if (existing) return repairItem(state, existing, masks, now);

  const institution = findInstitution(institutionId ?? "");
  if (!institution) throw new Error("A session succeeded without an institution");
  const supported = config.ifSupportedProducts.filter((product) =>
    institution.products.includes(product),
  );
  const products = [...new Set([...config.products, ...supported])];
  const consentedProducts = [...new Set([...products, ...config.consentedProducts])];
  const { webhook, userId } = config;
  const added = { institution, products, consentedProducts, webhook, userId, masks };
  return addItem(state, added, now);
}
