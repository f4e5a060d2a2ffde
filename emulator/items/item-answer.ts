import type { Item as PlaidItem } from "plaid";
import { findInstitution } from "../data/find-institution";
import { isNorthAmerican } from "../data/is-north-american";
import { describeError } from "../plaid-errors";
import type { Item } from "../state/entities";
import type { Wire } from "../wire";
import { consentExpiry } from "./consent-expiry";
import { itemError } from "./item-error";

/** Products that are billed per call, or not at all, and so never show as billed. */
const neverBilled: ReadonlySet<string> = new Set(["balance", "recurring_transactions"]);

/** An Item as every answer that carries one shows it. */
export function itemAnswer(item: Item, now: number): Wire<PlaidItem> {
  const institution = findInstitution(item.institutionId);
  const billed = item.products.filter((product) => !neverBilled.has(product));
  const error = itemError(item, now);
  const consentEnds = consentExpiry(item);

  return {
    item_id: item.id,
    institution_id: item.institutionId,
    institution_name: institution?.name ?? null,
    webhook: item.webhook,
    auth_method: item.products.includes("auth") ? "INSTANT_AUTH" : null,
    error: error ? { ...describeError(error), status: 400 } : null,
    available_products: (institution?.products ?? [])
      .filter((product) => !billed.includes(product))
      .toSorted(),
    billed_products: billed,
    products: [...item.products],
    ...(institution &&
      isNorthAmerican(institution) && {
        consented_products: [...item.consentedProducts],
      }),
    consent_expiration_time: consentEnds === null ? null : new Date(consentEnds).toISOString(),
    update_type: "background",
  };
}
