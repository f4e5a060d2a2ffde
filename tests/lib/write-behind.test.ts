import { Client } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeBehind } from "@/lib/link/write-behind";
import { freePort } from "@/scripts/ports";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

/** A writer whose database is away until `comeBack`, and that knows how often it was asked, and how often at once. */
async function writer() {
  const away = await new Client({ port: await freePort(), host: "127.0.0.1" })
    .connect()
    .catch((thrown: unknown) => thrown);
  const seen = { written: [] as number[], attempts: 0, atOnce: 0, isAway: true };
  let underWay = 0;
  const keep = writeBehind<number>("numbers", async (rows) => {
    seen.attempts += 1;
    underWay += 1;
    seen.atOnce = Math.max(seen.atOnce, underWay);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    underWay -= 1;
    if (seen.isAway) throw away;
    seen.written.push(...rows);
  });
  return { seen, keep, comeBack: () => void Object.assign(seen, { isAway: false }) };
}

test("whoever gives a row does not wait for it, and rows of one moment are written together", async () => {
  const { seen, keep, comeBack } = await writer();
  comeBack();

  for (const number of numbers(0, 100)) keep(number);

  expect(seen.attempts).toBe(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(seen).toMatchObject({ attempts: 1, written: numbers(0, 100) });
});

test("while the database is away it is asked by one write at a time, and the newest 2,000 rows wait", async () => {
  const { seen, keep, comeBack } = await writer();

  for (const number of numbers(0, 3_000)) {
    keep(number);
    await vi.advanceTimersByTimeAsync(20);
  }

  expect(seen.atOnce).toBe(1);
  // A minute, of which each attempt takes six seconds with its pause.
  expect(seen.attempts).toBeLessThanOrEqual(11);
  comeBack();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.written).toEqual(numbers(1_000, 2_000));
});

test("what came while others were written is written next", async () => {
  const { seen, keep, comeBack } = await writer();
  comeBack();
  keep(1);
  await vi.advanceTimersByTimeAsync(500);

  keep(2);
  await vi.advanceTimersByTimeAsync(3_000);

  expect(seen).toMatchObject({ attempts: 2, atOnce: 1, written: [1, 2] });
});
