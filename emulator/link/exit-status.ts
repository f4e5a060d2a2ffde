import type { Pane } from "./link-session";

/** The `status` Link gives to an exit from a pane: what the person would have had to do next. */
export function exitStatus(pane: Pane): string | null {
  switch (pane.name) {
    case "institutions":
      return "institution_not_found";
    case "accounts":
      return "requires_account_selection";
    case "unsupported":
      return "institution_not_supported";
    case "problem":
      if (pane.code === "INVALID_LINK_TOKEN") return null;
      return pane.code === "ITEM_NOT_SUPPORTED"
        ? "institution_not_supported"
        : "requires_credentials";
    case "confirm-exit":
      return exitStatus(pane.from);
    default:
      return "requires_credentials";
  }
}
