import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBrowser } from "./ensure-browser";
import { ensureBuild } from "./ensure-build";
import { ensureClient } from "./ensure-client";
import { ROOT } from "./local-settings";

type Tally = { passed: number; failed: number };

/**
 * `npm test`: every test, then those in a browser, and one line that sums both up. `--unit` and
 * `--browser` run one half; any other argument goes to both, so a file name or `-t` works.
 * `--faults`, which `npm run test:faults` is, runs those of `tests/faults` instead.
 */
async function run(): Promise<Tally> {
  const args = process.argv.slice(2);
  const filters = args.filter((arg) => !["--unit", "--browser", "--faults"].includes(arg));
  const faults = args.includes("--faults");
  const unit = !faults && (args.includes("--unit") || !args.includes("--browser"));
  const browser = !faults && (args.includes("--browser") || !args.includes("--unit"));
  const folder = mkdtempSync(path.join(tmpdir(), "test-"));
  const total: Tally = { passed: 0, failed: 0 };
  const add = ({ passed, failed }: Tally) => {
    total.passed += passed;
    total.failed += failed;
  };

  try {
    await ensureClient();
    // A download takes its time, and the unit tests do not need it.
    const chromium = browser ? ensureBrowser().catch((thrown: unknown) => thrown as Error) : null;
    if (unit) add(await runUnitTests(filters, path.join(folder, "unit.json")));
    if (faults) {
      const config = ["--config", "vitest.faults.config.mjs"];
      add(await runUnitTests([...config, ...filters], path.join(folder, "faults.json")));
    }
    const found = await chromium;
    if (found instanceof Error) {
      console.error(found.message);
      add({ passed: 0, failed: 1 });
    } else if (found) {
      console.log(`Production build: ${await ensureBuild()}`);
      process.env.PLAYWRIGHT_CHROMIUM = found;
      const report = path.join(folder, "browser.json");
      add(await runBrowserTests(["desktop", "phone"], filters, report));
      add(await runBrowserTests(["alone"], filters, report));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

async function runUnitTests(filters: string[], report: string): Promise<Tally> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await node(["vitest/vitest.mjs", "run", "--passWithNoTests", ...reporters], filters);
  const { numPassedTests = 0, numFailedTests = 0 } = read(report);
  return { passed: numPassedTests, failed: atLeastOneIf(code !== 0, numFailedTests) };
}

async function runBrowserTests(
  projects: string[],
  filters: string[],
  report: string,
): Promise<Tally> {
  rmSync(report, { force: true });
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
  const cli = ["@playwright/test/cli.js", "test", "--pass-with-no-tests", "--reporter=list,json"];
  const code = await node([...cli, ...projects.map((name) => `--project=${name}`)], filters);
  const { expected = 0, flaky = 0, unexpected = 0 } = read(report).stats ?? {};
  return { passed: expected + flaky, failed: atLeastOneIf(code !== 0, unexpected) };
}

/** A file that cannot be loaded fails the run without failing a test. */
const atLeastOneIf = (failed: boolean, count: number) => (failed ? Math.max(1, count) : count);

type Report = {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected?: number; flaky?: number; unexpected?: number };
};

const read = (report: string): Report =>
  existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};

function node([script = "", ...args]: string[], filters: string[]): Promise<number | null> {
  const file = path.join(ROOT, "node_modules", script);
  const child = spawn(process.execPath, [file, ...args, ...filters], {
    cwd: ROOT,
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}

// Ctrl-C reaches the tests by themselves; they clean up, and then this ends.
process.on("SIGINT", () => {});

run().then(
  ({ passed, failed }) => {
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed > 0 || passed === 0 ? 1 : 0);
  },
  (thrown: unknown) => {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    console.log("0 passed, 1 failed");
    process.exit(1);
  },
);
