import { institutions, type SandboxInstitution } from "../data/institutions";
import { searchInstitutions } from "../institutions/search-institutions";
import { serves } from "../institutions/serves";
import type { LinkConfig } from "../state/entities";

/** A bank on offer, with why it is suggested or why it cannot do what the app needs. */
export type OfferedInstitution = SandboxInstitution & {
  remark: "matched" | "remembered" | "lacking" | null;
};

const MOST = 10;

/**
 * The banks that Link offers: without a query those that work well, the one of the app's routing
 * number first; with one also those that lack what the app asks for, at the end.
 */
export function offeredInstitutions(query: string, config: LinkConfig): OfferedInstitution[] {
  return (query.trim() ? found(query, config) : suggested(config)).slice(0, MOST);
}

function found(query: string, { countryCodes, products }: LinkConfig): OfferedInstitution[] {
  const fitting = searchInstitutions(query, { countryCodes, products });
  const others = searchInstitutions(query, { countryCodes, products: [] });
  return [
    ...fitting.map((one) => ({ ...one, remark: null })),
    ...others
      .filter((one) => !fitting.includes(one))
      .map((one) => ({ ...one, remark: "lacking" as const })),
  ];
}

function suggested(config: LinkConfig): OfferedInstitution[] {
  const { routingNumber } = config;
  const fitting = institutions.filter((one) => one.health === "healthy" && serves(one, config));
  const matches = ({ routingNumbers }: SandboxInstitution) =>
    routingNumber !== null && routingNumbers.includes(routingNumber);
  return [
    ...fitting.filter(matches).map((one) => ({ ...one, remark: "matched" as const })),
    ...fitting.filter((one) => !matches(one)).map((one) => ({ ...one, remark: null })),
  ];
}
