import "server-only";
import type { PlaygroundAnswer } from "@/lib/contracts/playground";

/** What came of a call beside Plaid's answer to it. */
export type Made = Partial<Omit<PlaygroundAnswer, "answer">> & {
  /** The paths of Plaid's whose answer is the one to show, where it can be another than the operation's. */
  paths?: readonly string[];
};
