import { findInstitution } from "../data/find-institution";
import { isNorthAmerican } from "../data/is-north-american";
import type { Item } from "../state/entities";

const CONSENT_LASTS_MS = 180 * 24 * 60 * 60 * 1000;

/** When the consent behind an Item ends, unless update mode renews it; null where consent has no end. Europe's lasts 180 days. */
export function consentExpiry(item: Pick<Item, "institutionId" | "signedInAt">): number | null {
  const institution = findInstitution(item.institutionId);
  return !institution || isNorthAmerican(institution) ? null : item.signedInAt + CONSENT_LASTS_MS;
}
