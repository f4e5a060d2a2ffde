import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** What axe holds against a page or a frame, in words. */
export async function violations(target: Page | Frame): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy would refuse that.
  await target.evaluate(axe);
  const results = await target.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}
