import { createContext, use, useCallback, useSyncExternalStore } from "react";
import type { ReferenceChoices } from "./reference-choices";
import type { RequestStore } from "./request-store";

type Form = { store: RequestStore; choices: ReferenceChoices };

const Context = createContext<Form | null>(null);

/** Gives the fields inside the request that they belong to. */
export const FormProvider = Context.Provider;

/** The request that a field belongs to, and what its references can be. */
export function useForm(): Form {
  const form = use(Context);
  if (!form) throw new Error("A field stands in a form.");
  return form;
}

/** Something about the request, and a new rendering when it changes. `read` answers the same for the same. */
export function useRequest<Value>(store: RequestStore, read: (store: RequestStore) => Value) {
  const snapshot = () => read(store);
  return useSyncExternalStore(store.subscribe, snapshot, snapshot);
}

/** The same about what is at a path: nothing is read again when the request changes elsewhere. */
export function usePart<Value>(at: string, read: (store: RequestStore) => Value) {
  const { store } = useForm();
  const subscribe = useCallback((tell: () => void) => store.subscribe(tell, at), [store, at]);
  const snapshot = () => read(store);
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** One field's value and problem, with the ways to change it. */
export function useField(at: string) {
  const { store } = useForm();
  return {
    value: usePart(at, (one) => one.valueAt(at)),
    problem: usePart(at, (one) => one.problemAt(at)),
    set: (value: unknown) => store.set(at, value),
  };
}
