import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const root = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root("./") },
      // Outside of Next the real one throws.
      { find: /^server-only$/, replacement: root("./node_modules/server-only/empty.js") },
    ],
  },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    // vitest.faults.config.ts runs these.
    exclude: [...configDefaults.exclude, "tests/faults/**"],
    pool: "forks",
    // Twice the cores: a test waits for the database and the emulator half of its time.
    maxWorkers: 4,
    // A worker goes from file to file with the packages it has loaded; tests/setup/environment.ts has
    // each file begin with modules of the app that nobody used.
    isolate: false,
    globalSetup: "tests/setup/global-setup.ts",
    setupFiles: ["tests/setup/environment.ts", "tests/setup/console.ts"],
    // What a test waits for has limits of its own; these only end what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
