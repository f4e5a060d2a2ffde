import { baseEnvironment } from "../../scripts/base-environment";
import { startChildProgram } from "../../scripts/child-program";

const GRACE_MS = 2_000;

/**
 * Emulators that share nothing, one for each test worker: the program that anyone runs, which a test
 * file finds as if it had just been started. Loading it anew for each file would take longer than
 * most files do.
 */
export async function startTestEmulators(count: number) {
  const programs = Array.from({ length: count }, () =>
    startChildProgram("The Plaid emulator", ["emulator/start.mjs"], {
      ...baseEnvironment(),
      EMULATOR_PORT: "0",
      EMULATOR_STORE: "memory",
    }),
  );
  const close = async () => {
    await Promise.all(programs.map((program) => program.stop(GRACE_MS)));
  };
  try {
    const messages = await Promise.all(programs.map((program) => program.message()));
    return { urls: messages.map((message) => (message as { url: string }).url), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
