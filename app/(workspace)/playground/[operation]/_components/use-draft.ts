import { useEffect, useLayoutEffect } from "react";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { readDraft, writeDraft } from "./draft";
import type { PlaidRequest, Problems, RequestStore } from "./request-store";

const WRITE_AFTER_MS = 400;

type Options = {
  personId: string;
  operation: PlaygroundOperation;
  store: RequestStore;
  check: (request: PlaidRequest) => Problems;
};

/** Goes on with the request as it was left, and keeps it as it is filled in. */
export function useDraft({ personId, operation, store, check }: Options): void {
  useLayoutEffect(() => {
    const draft = readDraft({ personId, operation }, check);
    if (draft) store.replace(draft);
  }, [personId, operation, store, check]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = store.request();
    function write() {
      clearTimeout(timer);
      timer = undefined;
      const request = store.request();
      writeDraft({ personId, operation }, request, check(request));
    }
    const leave = () => timer && write();
    const unsubscribe = store.subscribe(() => {
      if (store.request() === last) return;
      last = store.request();
      clearTimeout(timer);
      timer = setTimeout(write, WRITE_AFTER_MS);
    });
    window.addEventListener("pagehide", leave);
    return () => {
      leave();
      unsubscribe();
      window.removeEventListener("pagehide", leave);
    };
  }, [personId, operation, store, check]);
}
