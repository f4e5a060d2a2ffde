const LONGEST_NAME = 30;

/** The app's name as Plaid shows it: one that is too long becomes "This Application". */
export const shownClientName = (clientName: string): string =>
  clientName.length > LONGEST_NAME ? "This Application" : clientName;
