import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { routes } from "@/lib/routes";
import { baseEnvironment } from "@/scripts/base-environment";
import { freePort } from "@/scripts/ports";
import { startStack } from "@/scripts/start-stack";
import { expect, openLink, shareAccounts, signInAtBank, test } from "./fixtures";

// React runs effects twice under StrictMode in development only, so this needs `npm run dev`.
test("under StrictMode too, a click makes one link token and one exchange", async ({
  page,
  expectComplaint,
}) => {
  test.setTimeout(600_000); // A development server compiles every page and route handler.
  expectComplaint(/HMR|WebSocket|React DevTools|preloaded using link preload/);
  const dataDir = mkdtempSync(path.join(tmpdir(), "strict-mode-"));
  const stack = await startStack({
    port: await freePort(),
    emulatorPort: await freePort(),
    postgresPort: await freePort(),
    dataDir,
    mode: "dev",
    env: { ...baseEnvironment(), LOG_LEVEL: "warn" },
  });
  try {
    const timeout = 150_000; // Pages are compiled when they are first asked for.
    await page.goto(`${stack.url}${routes.home()}`, { timeout });
    await page.getByRole("button", { name: "Continue as a demo user" }).click({ timeout });
    await page.waitForURL(`${stack.url}${routes.accounts()}`, { timeout });

    const link = await openLink(page);
    await link.getByRole("button", { name: "Continue", exact: true }).waitFor({ timeout });
    await signInAtBank(link);
    await shareAccounts(link, "Plaid Checking");
    await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible({ timeout });

    const answer = await fetch(`${stack.emulatorUrl}/__emulator/calls?since=0`);
    const { calls } = (await answer.json()) as { calls: { path: string }[] };
    const count = (called: string) => calls.filter((call) => call.path === called).length;
    expect(count("/link/token/create")).toBe(1);
    expect(count("/item/public_token/exchange")).toBe(1);
  } finally {
    await page.goto("about:blank");
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
