import type { RequestStore } from "./request-store";

/** The keys of an object within the request as one text, which is the same for as long as they are. */
export function keysAt(store: RequestStore, at: string): string {
  const value = store.valueAt(at);
  return typeof value === "object" && value !== null ? Object.keys(value).join(" ") : "";
}
