import type { State } from "../state/state";
import type { Message } from "./message";

/** Keeps a message for the outbox. */
export function keepMessage(state: State, message: Message): void {
  const count = [...state.messages.values()].length;
  state.messages.set(String(count + 1).padStart(6, "0"), message);
}
