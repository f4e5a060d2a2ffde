import { findInstitution } from "../data/find-institution";
import type { LinkSession } from "./link-session";

/** Whether a person signs in on a page of the bank's own, or comes back from one. */
export function isViaOauth({ institutionId, oauth }: LinkSession): boolean {
  return oauth.hasReturned || findInstitution(institutionId ?? "")?.oauth === true;
}
