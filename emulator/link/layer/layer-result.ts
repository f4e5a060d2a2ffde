import { findInstitution } from "../../data/find-institution";
import { accountAnswers } from "../../items/account-answers";
import { addItem } from "../../items/add-item";
import type { Item } from "../../state/entities";
import { ids } from "../../state/ids";
import type { State } from "../../state/state";
import type { LinkSession } from "../link-session";
import type { Moment } from "../moment";
import { editHistory } from "./edit-history";
import { sharedIdentity } from "./shared-identity";

const LIFETIME_MS = 30 * 60 * 1000;

/** A session of Layer that succeeded, with the Items that it added and the public token of what was shared. */
export function layerResult(state: State, session: LinkSession, { at }: Moment): LinkSession {
  const { layer, config } = session;
  const { layer: template } = config;
  if (!layer?.person || !template) throw new Error("A session of Layer succeeded without a person");
  const { identity } = layer.person;

  const earlier = state.identityEdits.get(identity.phone_number) ?? [];
  const edits = [...earlier, ...layer.edited.map((field) => ({ field, at }))];
  state.identityEdits.set(identity.phone_number, edits);

  const items = sharedItems(state, session, at);
  const publicToken = ids.token("profile");
  state.layerProfiles.set(publicToken, {
    identity: sharedIdentity(identity, template),
    editHistory: editHistory(edits, layer.edited, at),
    itemIds: items.map(({ id }) => id),
    expiresAt: at + LIFETIME_MS,
  });
  const accounts = items
    .flatMap((item) => accountAnswers(item))
    .map((account) => ({
      id: account.account_id,
      name: account.name,
      mask: account.mask,
      type: account.type,
      subtype: account.subtype ?? "",
      verification_status: null,
      class_type: null,
    }));
  return { ...session, layer: { ...layer, profile: { publicToken, accounts } } };
}

/** The banks that were shared, each an Item that works at once. */
function sharedItems(state: State, { layer, config }: LinkSession, now: number): Item[] {
  return (layer?.shared ?? []).flatMap(({ institutionId, masks }) => {
    const institution = findInstitution(institutionId);
    const bank = layer?.person?.banks.find((one) => one.institutionId === institutionId);
    if (!institution || !bank) return [];
    const added = {
      institution,
      login: bank.login,
      products: config.products,
      consentedProducts: config.products,
      webhook: config.webhook,
      userId: config.userId,
      daysRequested: config.daysRequested,
      accountKeys: masks,
    };
    return [addItem(state, added, now)];
  });
}
