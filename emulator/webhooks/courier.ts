import type { Fault } from "../control/fault";
import type { State } from "../state/state";
import type { Delivery } from "./delivery";
import { retryAt } from "./retry-at";
import { sendWebhook } from "./send-webhook";

const LONGEST_TIMER_MS = 60_000;

/** Whatever sends the emulator's webhooks. */
export type Courier = ReturnType<typeof createCourier>;

/**
 * Delivers what is in the outbox when it is due, each receiver's webhooks one after the other, so
 * that they arrive in the order in which they were announced.
 *
 * @param options.now the emulator's clock
 * @param options.signedAt the clock that signatures go by
 * @param options.faultOn the fault that strikes the next delivery, if one is arranged
 */
export function createCourier({
  state,
  now,
  signedAt,
  faultOn,
  timeoutMs = 10_000,
}: {
  state: State;
  now: () => number;
  signedAt: () => number;
  faultOn: () => Fault | undefined;
  timeoutMs?: number;
}) {
  const outbox = state.webhooks;
  const rounds = new Map<string, Promise<void>>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  function wakeUp(inMs: number) {
    clearTimeout(timer);
    if (!closing.signal.aborted) timer = setTimeout(run, inMs).unref();
  }

  /** Sends what is due, and sees to it that what is due later is sent then. */
  function run() {
    for (const url of outbox.dueReceivers(now())) {
      if (rounds.has(url) || closing.signal.aborted) continue;
      rounds.set(
        url,
        sendAll(url).finally(() => rounds.delete(url)),
      );
    }
    const next = outbox.nextDueAt();
    if (next !== null) wakeUp(Math.min(Math.max(next - now(), 100), LONGEST_TIMER_MS));
  }

  async function sendAll(url: string) {
    for (;;) {
      const next = outbox.nextFor(url, now());
      if (!next || closing.signal.aborted) return;
      await send(next);
    }
  }

  async function send(delivery: Delivery) {
    const at = now();
    const attempt = await sendWebhook(state, delivery, {
      now: at,
      signedAt: signedAt(),
      fault: faultOn(),
      timeoutMs,
      closing: closing.signal,
    });
    // What was cut short by the end of this process is still due in the next.
    if (closing.signal.aborted) return;

    const tried = { ...delivery, attempts: [...delivery.attempts, attempt] };
    const { item_id: itemId, webhook_code: code } = delivery.body;
    state.transaction(() => {
      outbox.update(settle(tried));
      if (typeof itemId === "string" && typeof code === "string" && state.items.get(itemId)) {
        state.lastWebhooks.set(itemId, { sentAt: at, code });
      }
    });
  }

  function settle(tried: Delivery): Delivery {
    const { status, error } = tried.attempts.at(-1) ?? {};
    if (status === 200 && error === null) return { ...tried, state: "delivered", dueAt: null };
    const dueAt = tried.once ? null : retryAt(tried, outbox, now());
    return { ...tried, dueAt, state: dueAt === null ? "failed" : "pending" };
  }

  outbox.onAdded(() => wakeUp(0));
  run();

  return {
    run,
    /** Resolves when everything that is due has been tried. */
    async settled(): Promise<void> {
      run();
      while (rounds.size > 0) {
        await Promise.allSettled(rounds.values());
        run();
      }
    },
    /** Stops at once. What was not delivered stays due. */
    async close(): Promise<void> {
      closing.abort();
      clearTimeout(timer);
      await Promise.allSettled(rounds.values());
    },
  };
}
