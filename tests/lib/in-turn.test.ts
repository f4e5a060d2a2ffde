import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { inTurn } from "@/lib/auth/in-turn";
import { Problem } from "@/lib/problem";

const AT_ONCE = availableParallelism() + 1;

/** Work that is done when it is told to be. */
function heldWork() {
  let running = 0;
  let most = 0;
  const finish: (() => void)[] = [];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => finish.push(resolve));
    running -= 1;
  };
  return { work, finish, most: () => most };
}

test("no more is done at once than one beyond the cores, 32 wait, and whoever comes then is sent away at once", async () => {
  const { work, finish, most } = heldWork();
  const all = Array.from({ length: AT_ONCE + 32 }, () => inTurn(work));

  await expect(inTurn(work)).rejects.toMatchObject({
    code: "overloaded",
    status: 503,
    extensions: { retryAfterSeconds: 2 },
  });

  for (let left = all.length; left > 0; left -= 1) {
    await expect.poll(() => finish.length).toBeGreaterThan(0);
    finish.shift()?.();
  }
  await Promise.all(all);
  expect(most()).toBe(AT_ONCE);
});

test("work that fails gives its place back", async () => {
  const failing = Array.from({ length: AT_ONCE + 5 }, () =>
    inTurn(() => Promise.reject(new Problem("internal", "No."))),
  );
  await Promise.allSettled(failing);

  await expect(inTurn(async () => "done")).resolves.toBe("done");
});
