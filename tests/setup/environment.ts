import { expect } from "vitest";

// The emulator knows nothing of the app: its tests need no database and no environment.
const { testPath = "" } = expect.getState();
if (!testPath.includes("/tests/emulator/")) await import("./app-environment");
