import type { SandboxInstitution } from "../data/institutions";
import type { Pane } from "./link-session";

/** Where a person signs in at an institution: here, or, for an OAuth one, on a page of the bank's own. */
export function signInPane(institution: SandboxInstitution | undefined): Pane {
  return institution?.oauth
    ? { name: "oauth", isOpen: false, hasFailed: false }
    : { name: "credentials", problem: null };
}
