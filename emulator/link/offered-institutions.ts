import { institutions, type SandboxInstitution } from "../data/institutions";
import { searchInstitutions } from "../institutions/search-institutions";
import type { LinkConfig } from "../state/entities";

/** A bank on offer, with why it is suggested or why it cannot do what the app needs. */
export type OfferedInstitution = SandboxInstitution & { remark: "matched" | "lacking" | null };

const MOST = 10;

/**
 * The banks that Link offers: without a query those that work well, the one of the app's routing
 * number first; with one also those that lack what the app asks for, at the end.
 */
export function offeredInstitutions(
  query: string,
  { countryCodes, products, routingNumber }: LinkConfig,
): OfferedInstitution[] {
  const fitting = searchInstitutions(query, { countryCodes, products });
  if (query.trim()) {
    const lacking = searchInstitutions(query, { countryCodes, products: [] })
      .filter(({ id }) => !fitting.some((one) => one.id === id))
      .map((one) => ({ ...one, remark: "lacking" as const }));
    return [...fitting.map((one) => ({ ...one, remark: null })), ...lacking].slice(0, MOST);
  }

  const matched = institutions
    .filter(({ routingNumbers }) => routingNumber && routingNumbers.includes(routingNumber))
    .map((one) => ({ ...one, remark: "matched" as const }));
  const others = fitting
    .filter(({ id, health }) => health === "healthy" && !matched.some((one) => one.id === id))
    .map((one) => ({ ...one, remark: null }));
  return [...matched, ...others].slice(0, MOST);
}
