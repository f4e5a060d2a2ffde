import { institutions, type SandboxInstitution } from "../data/institutions";
import { serves } from "./serves";

const MAX_RESULTS = 10;

/**
 * Institutions whose name holds every word of the query, at most ten, those whose name begins with
 * it first. They serve one of the countries and support all of the products.
 */
export function searchInstitutions(
  query: string,
  needs: { countryCodes: readonly string[]; products: readonly string[] },
): SandboxInstitution[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const startsWithQuery = ({ name }: SandboxInstitution) =>
    name.toLowerCase().startsWith(words.join(" "));

  return institutions
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .filter((institution) => serves(institution, needs))
    .toSorted((a, b) => Number(startsWithQuery(b)) - Number(startsWithQuery(a)))
    .slice(0, MAX_RESULTS);
}
