import { findInstitution } from "../data/find-institution";
import { accountAnswers } from "../items/account-answers";
import { addItem } from "../items/add-item";
import { issuePublicToken } from "../items/issue-public-token";
import { repairItem } from "../items/repair-item";
import type { Item, LinkConfig } from "../state/entities";
import type { State } from "../state/state";
import { canUpdate } from "./can-update";
import type { AddedItem, LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { savePhone } from "./save-phone";
import { sessionInstitution } from "./session-institution";

type Linked = LinkSession["linked"][number];

/**
 * The session with the Items that its HANDOFFs added or repaired and that it did not have yet.
 * What was linked is remembered for the person's phone number, where there is one.
 */
export function linkResult(state: State, session: LinkSession, { at }: Moment): LinkSession {
  const fresh = session.linked.slice(session.added.length);
  const added = fresh.map((linked) => {
    savePhone(state, session, linked);
    return addedItem(state, session.config, linked, at);
  });
  return { ...session, added: [...session.added, ...added] };
}

function addedItem(state: State, config: LinkConfig, linked: Linked, now: number): AddedItem {
  const item = linkedItem(state, config, linked, now);
  const accounts = accountAnswers(item).map((account) => ({
    id: account.account_id,
    name: account.name,
    mask: account.mask,
    type: account.type,
    subtype: account.subtype ?? "",
    verification_status: null,
    class_type: null,
  }));
  const publicToken = issuePublicToken(state, item.id, now);
  return { publicToken, institution: sessionInstitution(linked), accounts };
}

function linkedItem(
  state: State,
  config: LinkConfig,
  { institutionId, login, masks }: Linked,
  now: number,
): Item {
  if (config.update) {
    const existing = state.items.get(config.update.itemId);
    if (!canUpdate(existing)) throw new Error("A session updated an Item that is gone");
    return repairItem(state, existing, { ...config, keys: masks }, now);
  }

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
