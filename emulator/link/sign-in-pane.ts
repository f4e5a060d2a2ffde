import type { SandboxInstitution } from "../data/institutions";
import type { Pane } from "./link-session";

/** Where a person signs in at an institution: here, or, for an OAuth one, on a page there is not yet. */
export function signInPane(institution: SandboxInstitution | undefined): Pane {
  return institution?.oauth
    ? { name: "unsupported", what: "oauth" }
    : { name: "credentials", problem: null };
}
