import "server-only";
import { type PlaygroundOperation, playgroundOperations } from "@/lib/contracts/playground";
import { Problem } from "@/lib/problem";
import { playgroundIsOn } from "./playground-is-on";

/**
 * The operation of that name.
 *
 * @throws Problem `not_found` where there is none, and for all of them where the playground is off.
 */
export function requireOperation(name: string | undefined): PlaygroundOperation {
  const found = playgroundOperations.find((known) => known === name);
  if (found && playgroundIsOn()) return found;
  throw new Problem("not_found", "There is no such operation here.");
}
