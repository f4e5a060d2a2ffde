import { defineConfig } from "@playwright/test";
import { ensureBrowser } from "./scripts/ensure-browser";
import { freePort } from "./scripts/ports";

// Every worker reads this file again. What the first reading decides reaches them by environment.
process.env.E2E_PORT ??= String(await freePort());
process.env.PLAYWRIGHT_CHROMIUM ??= await ensureBrowser();

/** What measures time, and what compiles pages while somebody waits for them. */
const ALONE = /(-speed|strict-mode)\.spec\.ts$/;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/setup/e2e/global-setup.ts",
  fullyParallel: true,
  // Twice the cores: a test waits for servers half of its time.
  workers: 4,
  retries: 0,
  // What a test waits for has limits of its own; this one only ends what hangs.
  timeout: 180_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    // Nobody could fetch it from a machine that is gone. It holds the document at each step: a film of
    // the screen besides would make four browsers draw all the time, where two cores are all there are.
    trace: process.env.CI ? "off" : { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        // Chromium's sandbox refuses to work for root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
  projects: [
    { name: "desktop", testIgnore: ALONE, use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      grep: /@phone/,
      testIgnore: ALONE,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
    // scripts/test.ts runs it when the others are through, so that it has the machine to itself.
    {
      name: "alone",
      testMatch: ALONE,
      workers: 1,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
});
