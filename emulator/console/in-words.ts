/** What was wrong with a form, as its reader knows it: the control names fields after their JSON. */
export const inWords = (message: string): string =>
  message.replace(/✖ (.+?)(?:\n\s+→ at (.+))?(?=\n|$)/g, (_all, what: string, where?: string) =>
    where ? `${where}: ${what}` : what,
  );
