import type { State } from "../state/state";
import type { Message } from "./message";

/** The messages that would have been sent, newest first. */
export const listMessages = (state: State): Message[] => [...state.messages.values()].reverse();
