import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import base from "./vitest.config.ts";

/** They take the longest, so that whatever else there is fits beside them. */
const LONGEST = /webhook-order-/;

class LongestFirst extends BaseSequencer {
  async sort(files) {
    const isLongest = ({ moduleId }) => LONGEST.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

/** Tests that start, kill and starve whole processes. They take minutes, half of it spent waiting: hence four at a time. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["tests/faults/**/*.test.ts"],
    exclude: configDefaults.exclude,
    maxWorkers: 4,
    isolate: true,
    testTimeout: 400_000,
    sequence: { sequencer: LongestFirst },
  },
});
