import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import base from "./vitest.config.ts";

/** By itself it takes the longest, so that whatever else there is fits beside it. */
const LONGEST = "webhook-order.test.ts";

class LongestFirst extends BaseSequencer {
  async sort(files) {
    const isLongest = ({ moduleId }) => moduleId.endsWith(LONGEST);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

/** Tests that start, kill and starve whole processes. They take minutes, most of it spent waiting: hence three at a time. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["tests/faults/**/*.test.ts"],
    exclude: configDefaults.exclude,
    maxWorkers: 3,
    isolate: true,
    testTimeout: 400_000,
    sequence: { sequencer: LongestFirst },
  },
});
