import "server-only";
import { type ItemState, isGone } from "@/lib/contracts/items";
import type { WhyNot } from "@/lib/contracts/processors";

/** Why an account cannot be handed off to a partner as it stands, or null where it can. */
export function whyNot(
  { type }: { type: string },
  { state, errorCode }: { state: ItemState; errorCode: string | null },
): WhyNot | null {
  if (type !== "depository") return "type";
  if (isGone(errorCode)) return "gone";
  if (state === "linked") return "reading";
  return state === "healthy" ? null : "repair";
}
