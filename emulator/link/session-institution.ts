import { findInstitution } from "../data/find-institution";
import type { LinkSession } from "./link-session";

/** The institution of a session as callbacks and results name it; null before one is chosen. */
export function sessionInstitution({ institutionId }: Pick<LinkSession, "institutionId">) {
  const institution = findInstitution(institutionId ?? "");
  return institution ? { institution_id: institution.id, name: institution.name } : null;
}
