import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { oneATurn } from "@/scripts/one-a-turn.mjs";

test("L-7: of what comes at once, one thing begins each time the event loop goes round, in order", async () => {
  const begun: string[] = [];
  for (const name of ["a", "b", "c"]) oneATurn(() => begun.push(name));

  const after = [begun.join("")];
  for (let turn = 0; turn < 3; turn += 1) {
    await setImmediate();
    after.push(begun.join(""));
  }
  oneATurn(() => begun.push("d"));

  expect(after).toEqual(["a", "ab", "abc", "abc"]);
  expect(begun.join("")).toBe("abcd");
});
