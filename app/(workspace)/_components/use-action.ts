import { useState } from "react";
import { ApiError } from "@/lib/browser/call-api";

/**
 * One thing that a button asks our API for: whether it is under way, and what went wrong last. A
 * second click while it is under way asks for nothing.
 */
export function useAction() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);

  async function run(work: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (thrown) {
      setProblem(thrown instanceof ApiError ? thrown : new ApiError());
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, problem, run, forget: () => setProblem(null) };
}
