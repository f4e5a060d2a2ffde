import { findInstitution } from "../data/find-institution";
import type { Item } from "../state/entities";

const CONSENT_LASTS_MS = 180 * 24 * 60 * 60 * 1000;
const unlimited: ReadonlySet<string> = new Set(["US", "CA"]);

/** When the consent behind an Item ends, unless update mode renews it; null where consent has no end. Europe's lasts 180 days. */
export function consentExpiry(item: Pick<Item, "institutionId" | "signedInAt">): number | null {
  const countries = findInstitution(item.institutionId)?.countryCodes ?? [];
  return countries.some((code) => unlimited.has(code)) ? null : item.signedInAt + CONSENT_LASTS_MS;
}
