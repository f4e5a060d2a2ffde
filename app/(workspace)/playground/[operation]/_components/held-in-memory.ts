import type { PlaygroundOperation } from "@/lib/contracts/playground";

const publicTokens = new Map<string, string>();
let awaited: PlaygroundOperation | null = null;

/**
 * What goes with a person from one operation to the next and is written nowhere: public tokens that
 * Link gave, by session, and which operation is to be sent on arrival. A reload forgets it.
 */
export const heldInMemory = {
  keepPublicToken: (sessionId: string, token: string) => void publicTokens.set(sessionId, token),
  publicTokenOf: (sessionId: string): string | undefined => publicTokens.get(sessionId),
  dropPublicToken: (sessionId: string) => void publicTokens.delete(sessionId),
  sendOnArrival(operation: PlaygroundOperation) {
    awaited = operation;
  },
  /** Whether this operation is to be sent now. Answers so once. */
  hasArrived(operation: PlaygroundOperation): boolean {
    const isNow = awaited === operation;
    awaited = null;
    return isNow;
  },
};
