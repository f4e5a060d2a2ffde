import { useHydrated } from "@/lib/browser/use-hydrated";
import { useRequest } from "./form-context";
import { heldInMemory } from "./held-in-memory";
import type { RequestStore } from "./request-store";
import { sessionOf } from "./use-send";
import classes from "./workbench.module.css";

/** Says where the public token comes from that is going to be exchanged. */
export function ExchangeNote({ store }: { store: RequestStore }) {
  const isHydrated = useHydrated();
  const sessionId = useRequest(store, (one) => sessionOf(one.request()));
  if (!sessionId || !isHydrated) return null;
  return (
    <p className={classes.note}>
      {heldInMemory.publicTokenOf(sessionId)
        ? "The public token that Link gave is in this page's memory, and is sent along."
        : "This page holds no public token of this session, which a reload forgets: the server asks Plaid for it."}
    </p>
  );
}
