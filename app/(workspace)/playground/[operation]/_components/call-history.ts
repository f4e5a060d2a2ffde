import { useSyncExternalStore } from "react";
import { personalStorage } from "@/lib/browser/personal-storage";
import {
  type PlaidAnswer,
  type PlaygroundOperation,
  playgroundOperations,
} from "@/lib/contracts/playground";
import type { PlaidRequest } from "./request-store";

/** A call that was made. References stand in its request, and the server has taken the tokens out of its answer. */
export type PastCall = {
  id: string;
  at: string;
  operation: PlaygroundOperation;
  request: PlaidRequest;
  answer: PlaidAnswer | null;
  /** The answer's body was too long to keep. */
  isCut: boolean;
};

const MOST = 20;
const MOST_CHARACTERS = 120_000;
const NONE: PastCall[] = [];

const placeOf = (personId: string) => `playground-history:${personId}`;

let known: { personId: string; calls: PastCall[] } | null = null;
const listeners = new Set<() => void>();

/** Keeps a call for as long as the tab is there, as the newest of at most twenty. */
export function keepCall(personId: string, call: Omit<PastCall, "id" | "at" | "isCut">): void {
  const { answer } = call;
  const isCut = JSON.stringify(answer?.body ?? null).length > MOST_CHARACTERS;
  const kept: PastCall = {
    ...call,
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    answer: answer && isCut ? { ...answer, body: null } : answer,
    isCut,
  };
  put(personId, [kept, ...callsOf(personId)].slice(0, MOST));
}

/** Forgets every call. */
export const forgetCalls = (personId: string): void => put(personId, []);

/** The last calls of this person in this tab, newest first. */
export function useCallHistory(personId: string): PastCall[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => callsOf(personId),
    () => NONE,
  );
}

function put(personId: string, calls: PastCall[]) {
  known = { personId, calls };
  personalStorage.write("session", placeOf(personId), JSON.stringify(calls));
  for (const listener of listeners) listener();
}

function callsOf(personId: string): PastCall[] {
  if (known?.personId !== personId) {
    known = { personId, calls: parsed(personalStorage.read("session", placeOf(personId))) };
  }
  return known.calls;
}

function parsed(text: string | null): PastCall[] {
  try {
    const calls: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(calls) ? calls.filter(isPastCall).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

const isPastCall = (call: PastCall | null): call is PastCall =>
  typeof call?.id === "string" &&
  playgroundOperations.includes(call.operation) &&
  typeof call.request === "object" &&
  call.request !== null;
