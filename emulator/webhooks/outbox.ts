import type { Store } from "../state/store";
import type { Webhook } from "./announce";
import type { Delivery } from "./delivery";
import { isLocalUrl } from "./is-local-url";

const MOST_KEPT = 1000;

/** What is to be sent, besides what it is and to whom. */
type Sending = Partial<Pick<Delivery, "signature" | "once" | "repeats">>;

/** What is known of a delivery without looking it up. */
type Entry = Pick<Delivery, "id" | "url" | "state" | "dueAt"> & { triedAt: number | null };

/** The emulator's webhooks, sent and to be sent. */
export type Outbox = ReturnType<typeof createOutbox>;

/**
 * Webhooks in a store: every one that waits, and the last thousand that are done with. What an
 * earlier process did not get to is still due.
 */
export function createOutbox(store: Store) {
  const deliveries = store.collection<Delivery>("webhooks");
  const index = new Map<string, Entry>();
  let finished: string[] = [];
  let last = 0;
  let notify = () => {};

  for (const delivery of deliveries.values()) {
    last = Math.max(last, Number(delivery.id.slice(3)));
    remember(delivery);
  }

  function remember({ id, url, state, dueAt, attempts }: Delivery) {
    index.set(id, { id, url, state, dueAt, triedAt: attempts.at(-1)?.at ?? null });
    if (dueAt !== null) return;
    finished.push(id);
    if (finished.length < 2 * MOST_KEPT) return;
    for (const old of finished.slice(0, -MOST_KEPT)) {
      deliveries.delete(old);
      index.delete(old);
    }
    finished = finished.slice(-MOST_KEPT);
  }

  function due(now: number): Entry[] {
    return [...index.values()].filter(({ dueAt }) => dueAt !== null && dueAt <= now);
  }

  return {
    /** Puts a webhook in line. One whose URL leads off this machine is only kept as refused. */
    add(webhook: Omit<Webhook, "id">, sending: Sending = {}): Delivery {
      last += 1;
      const isLocal = isLocalUrl(webhook.url);
      const delivery: Delivery = {
        signature: "none",
        once: false,
        repeats: null,
        ...sending,
        ...webhook,
        id: `wh_${String(last).padStart(10, "0")}`,
        state: isLocal ? "pending" : "refused",
        dueAt: isLocal ? webhook.at : null,
        attempts: [],
      };
      deliveries.set(delivery.id, delivery);
      remember(delivery);
      notify();
      return delivery;
    },
    get: (id: string) => deliveries.get(id),
    /** Keeps what became of a webhook, unless it was forgotten meanwhile. */
    update(delivery: Delivery): void {
      if (!deliveries.get(delivery.id)) return;
      deliveries.set(delivery.id, delivery);
      remember(delivery);
    },
    /** Oldest first. */
    list(): Delivery[] {
      return [...deliveries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    /** Receivers for whom something is due at a moment. */
    dueReceivers: (now: number): string[] => [...new Set(due(now).map(({ url }) => url))],
    /** What has been due the longest for a receiver. */
    nextFor(url: string, now: number): Delivery | undefined {
      const waiting = due(now).filter((entry) => entry.url === url);
      for (const { id } of waiting.sort((a, b) => Number(a.dueAt) - Number(b.dueAt))) {
        const delivery = deliveries.get(id);
        if (delivery) return delivery;
        // The call that announced it failed after all.
        index.delete(id);
      }
      return undefined;
    },
    nextDueAt(): number | null {
      const waiting = [...index.values()].flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
      return waiting.length > 0 ? waiting.reduce((a, b) => Math.min(a, b)) : null;
    },
    /** How a receiver took what was sent to it since a moment; of each webhook its last try counts. */
    record(url: string, since: number): { tried: number; rejected: number } {
      const tried = [...index.values()].filter(
        (entry) => entry.url === url && entry.triedAt !== null && entry.triedAt > since,
      );
      return {
        tried: tried.length,
        rejected: tried.filter(({ state }) => state !== "delivered").length,
      };
    },
    /** Calls back whenever a webhook was put in line. */
    onAdded(listener: () => void): void {
      notify = listener;
    },
    /** Drops what is held besides the store, when that was emptied. */
    forget(): void {
      index.clear();
      finished = [];
    },
  };
}
