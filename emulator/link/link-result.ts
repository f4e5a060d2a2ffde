import { findInstitution } from "../data/find-institution";
import { accountAnswers } from "../items/account-answers";
import { addItem } from "../items/add-item";
import { issuePublicToken } from "../items/issue-public-token";
import { repairItem } from "../items/repair-item";
import type { Item } from "../state/entities";
import type { State } from "../state/state";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { savePhone } from "./save-phone";

/** A session that succeeded, with the Item that it added or repaired, and what the person's phone number is remembered for. */
export function linkResult(state: State, session: LinkSession, { at }: Moment): LinkSession {
  const masks = session.result?.kind === "success" ? session.result.masks : [];
  const item = linkedItem(state, session, masks, at);
  savePhone(state, session, masks);
  const accounts = accountAnswers(item).map((account) => ({
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
  { config, institutionId, login }: LinkSession,
  masks: readonly string[],
  now: number,
): Item {
  const existing = state.items.get(config.update?.itemId ?? "");
  if (existing) return repairItem(state, existing, { ...config, keys: masks }, now);

  const institution = findInstitution(institutionId ?? "");
  if (!institution) throw new Error("A session succeeded without an institution");
  const supported = config.ifSupportedProducts.filter((product) =>
    institution.products.includes(product),
  );
  const products = [...new Set([...config.products, ...supported])];
  const consentedProducts = [...new Set([...products, ...config.consentedProducts])];
  const { webhook, userId, daysRequested } = config;
  return addItem(
    state,
    {
      institution,
      login,
      products,
      consentedProducts,
      webhook,
      userId,
      daysRequested,
      accountKeys: masks,
    },
    now,
  );
}
