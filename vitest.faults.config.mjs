import { configDefaults, defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** Tests that start, kill and starve whole processes. They need the machine to themselves, and minutes. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["tests/faults/**/*.test.ts"],
    exclude: configDefaults.exclude,
    maxWorkers: 1,
    testTimeout: 400_000,
  },
});
