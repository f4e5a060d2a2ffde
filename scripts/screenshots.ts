import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type FrameLocator, type Page } from "@playwright/test";
import { baseEnvironment } from "./base-environment";
import { ensureBrowser } from "./ensure-browser";
import { ROOT } from "./local-settings";
import { freePort } from "./ports";
import { startStack } from "./start-stack";

const IMAGES = path.join(ROOT, "docs", "images");
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** `npm run screenshots`: takes the pictures of the README from the running app, never by hand. */
async function run() {
  mkdirSync(IMAGES, { recursive: true });
  const dataDir = mkdtempSync(path.join(tmpdir(), "screenshots-"));
  const stack = await startStack({
    port: await freePort(),
    emulatorPort: await freePort(),
    postgresPort: await freePort(),
    dataDir,
    mode: "start",
    env: { ...baseEnvironment(), LOG_LEVEL: "warn" },
  });
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: "reduce" });
    await takePictures(await context.newPage(), stack.url);
  } finally {
    await browser.close();
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function takePictures(page: Page, url: string) {
  const take = (name: string) => page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  const goThroughBank = async (link: Page | FrameLocator, bank: string) => {
    await link.getByRole("button", { name: bank }).click();
    await link.getByLabel("Username").fill("user_good");
    await link.getByLabel("Password").fill("pass_good");
    await link.getByRole("button", { name: "Submit" }).click();
    await link.getByRole("checkbox").first().waitFor();
    for (const account of await link.getByRole("checkbox").all()) await account.check();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByRole("button", { name: "Finish" }).click();
  };

  await page.goto(url);
  await take("home");
  await page.getByRole("button", { name: "Continue as a demo user" }).click();
  await page.getByRole("button", { name: "Link a bank account" }).click();
  const link = page.frameLocator("iframe[title='Plaid Link']");
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByRole("button", { name: "Continue without phone number" }).click();
  await link.getByRole("button", { name: "First Platypus Bank" }).waitFor();
  await take("link");
  await goThroughBank(link, "First Platypus Bank");
  await page.getByRole("row", { name: /Plaid Checking/ }).waitFor();

  const takeAccounts = async (name: string) => {
    await page.reload();
    await page.getByRole("row", { name: /Plaid Checking/ }).waitFor();
    await take(name);
  };
  await takeAccounts("accounts");
  await page.emulateMedia({ colorScheme: "dark" });
  await takeAccounts("accounts-dark");
  await page.setViewportSize(PHONE);
  await takeAccounts("accounts-phone");

  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(DESKTOP);
  await page.getByRole("link", { name: "Link", exact: true }).click();
  await page.getByRole("link", { name: "Hosted Link" }).waitFor();
  await take("link-modes");
  await page.getByRole("link", { name: "Hosted Link" }).click();
  await page.getByRole("button", { name: /link/i }).first().click();
  const [plaids] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Open here" }).click(),
  ]);
  await plaids.getByRole("button", { name: "Continue", exact: true }).click();
  await plaids.getByRole("button", { name: "Continue without phone number" }).click();
  await goThroughBank(plaids, "Tartan Bank");
  await page.getByRole("heading", { name: "Tartan Bank is linked" }).waitFor();
  await plaids.close();
  await take("hosted");
}

await run();
