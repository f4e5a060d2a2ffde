import type { LinkConfig } from "../state/entities";

const LONGEST_NAME = 30;

/** The app's name as Link shows it. Plaid shows names that are too long as "This Application". */
export const shownName = ({ clientName }: Pick<LinkConfig, "clientName">): string =>
  clientName.length > LONGEST_NAME ? "This Application" : clientName;
