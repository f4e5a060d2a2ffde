import path from "node:path";
import { vi } from "vitest";
import { ensureBuild } from "../../scripts/ensure-build";
import { ROOT } from "../../scripts/local-settings";
import { acquireOwnerLock } from "../../scripts/owner-lock";

const WAIT_MS_MAX = 300_000;

/** Makes sure of a production build. Test files run side by side, and Next refuses two builds at once. */
export async function built(): Promise<void> {
  const lock = path.join(ROOT, ".data", "test-build.lock");
  const release = await vi.waitFor(() => acquireOwnerLock(lock), {
    timeout: WAIT_MS_MAX,
    interval: 500,
  });
  await ensureBuild().finally(release);
}
