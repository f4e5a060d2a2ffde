import { institutions } from "../../data/institutions";
import type { LinkConfig } from "../../state/entities";
import type { LinkFacts } from "../link-facts";
import { type OfferedInstitution, offeredInstitutions } from "../offered-institutions";
import { rememberedInstitutions } from "./remembered-institutions";

const MOST_TILES = 15;

/** The banks that an embedded module shows: those that Link offers, the ones the person has linked before marked and, unless one searches, first. */
export function embeddedOffer(
  query: string,
  config: LinkConfig,
  facts: LinkFacts,
): OfferedInstitution[] {
  const saved = new Set(
    rememberedInstitutions(config, facts).map(({ institutionId }) => institutionId),
  );
  const offered = offeredInstitutions(query, config);
  const mark = (one: OfferedInstitution): OfferedInstitution =>
    saved.has(one.id) ? { ...one, remark: "remembered" } : one;
  if (query.trim()) return offered.map(mark);

  const remembered = institutions.filter(({ id }) => saved.has(id));
  return [
    ...remembered.map((one) => ({ ...one, remark: "remembered" as const })),
    ...offered.filter(({ id }) => !saved.has(id)),
  ].slice(0, MOST_TILES);
}
