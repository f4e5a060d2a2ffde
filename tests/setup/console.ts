import { afterEach, beforeEach, expect, type MockInstance, vi } from "vitest";

let error: MockInstance;

// A test that logs an error it did not expect has failed, whatever it asserted. One that expects an
// error spies on it too, asserts what it saw, and clears it: `vi.spyOn(console, "error").mockClear()`.
beforeEach(() => {
  error = vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  const { calls } = error.mock;
  vi.restoreAllMocks();
  expect(calls, "unexpected console.error").toEqual([]);
});
