import type { ItemReport } from "../control/item-report";

/** How an Item is, in a word or by its error. */
export const stateOfItem = ({ removed_at, error_code }: ItemReport): string =>
  removed_at === null ? (error_code ?? "healthy") : "removed";
