import { performance } from "node:perf_hooks";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { isOverloaded } from "@/scripts/is-overloaded.mjs";

/** So many requests under way, sent whole or not. */
const answers = (count: number, complete = true) =>
  Array.from({ length: count }, () => ({ req: { complete } }));

/** Keeps the process at work without a pause. */
async function beBusy(ms: number): Promise<void> {
  const endsAt = performance.now() + ms;
  while (performance.now() < endsAt) {
    for (const until = performance.now() + 5; performance.now() < until; );
    await setImmediate();
  }
}

test("L-7: a process without time refuses what comes beyond 40, and nobody once it has time again", async () => {
  await beBusy(400);
  const busy = [40, 41].map((count) => isOverloaded("/api/items", answers(count)));
  await sleep(400);

  expect(busy).toEqual([false, true]);
  expect(isOverloaded("/api/items", answers(500))).toBe(false);
});

test("L-7: it says that it lives, takes webhooks, and minds no client that is slow", async () => {
  await beBusy(400);

  expect(isOverloaded("/api/items", answers(41))).toBe(true);
  expect(isOverloaded("/api/health/live", answers(5_000))).toBe(false);
  expect(isOverloaded("/api/webhooks/plaid", answers(500))).toBe(false);
  expect(isOverloaded("/api/webhooks/plaid", answers(1_001))).toBe(true);
  expect(isOverloaded("/api/items", answers(500, false))).toBe(false);
});
