import { expect, test } from "vitest";
import { lookAgainIn } from "@/lib/items/look-again-in";

const since = new Date("2026-11-24T12:00:00Z");
const after = (seconds: number) => since.getTime() + seconds * 1000;

test.each([
  { status: "NOT_READY", afterS: 0, inS: 5 },
  { status: "NOT_READY", afterS: 40, inS: 40 },
  { status: "INITIAL_UPDATE_COMPLETE", afterS: 3_600, inS: 600 },
  { status: "INITIAL_UPDATE_COMPLETE", afterS: 86_401, inS: null },
  { status: "HISTORICAL_UPDATE_COMPLETE", afterS: 0, inS: null },
  { status: "TRANSACTIONS_UPDATE_STATUS_UNKNOWN", afterS: 0, inS: null },
])("$status for $afterS s is looked at again in $inS s", ({ status, afterS, inS }) => {
  expect(lookAgainIn(status, since, after(afterS))).toBe(inS === null ? null : inS * 1000);
});
