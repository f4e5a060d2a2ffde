import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, type FrameLocator, type Page, type TestType } from "@playwright/test";
import axe from "axe-core";
import { build } from "esbuild";
import type { Control } from "../../emulator/control/control";
import { keys } from "../../emulator/keys";
import { type RunningEmulator, startEmulator } from "../../emulator/server";
import { type UnderContract, underContract } from "../support/under-contract";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What an app shows to its users: one page with a bundle of React, and one that uses `window.Plaid` as it is. */
type Site = {
  /** What runs in the page under `/react`, after its own markup. */
  react: string;
  /** React as it is while an app is developed, where strict mode does everything twice. */
  isDevelopment?: boolean;
  /** The HTML of a page, for the address that Link's script is at. */
  html(plaidUrl: string, page: { isReact: boolean }): string;
};

// biome-ignore lint/suspicious/noExplicitAny: tests read answers as they come off the wire.
type Answer = any;

/**
 * An emulator and an app for the tests of one file. What the app asks of the emulator is held
 * against Plaid's API description, where that is at hand. Before each test the emulator is empty.
 */
// biome-ignore lint/suspicious/noExplicitAny: whatever fixtures the file has, its hooks are the same.
export function emulatorApp(test: TestType<any, any>, site: Site) {
  let emulator: RunningEmulator;
  let watched: UnderContract;
  let server: Server;
  let origin = "";

  test.beforeAll(async () => {
    emulator = await startEmulator({ port: 0 });
    watched = await underContract(emulator.url);
    const script = await bundle(site);
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const isScript = pathname.endsWith(".js");
      // As careful apps send it. Stricter ones would cut off every bank's window, Plaid's too.
      response.setHeader("cross-origin-opener-policy", "same-origin-allow-popups");
      response.setHeader("content-type", isScript ? "text/javascript" : "text/html; charset=utf-8");
      const isReact = pathname.startsWith("/react");
      response.end(isScript ? script : site.html(watched.url, { isReact }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  test.afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await watched.close().finally(emulator.close);
  });
  test.beforeEach(async () => {
    await watched.checkWebhooks();
    emulator.emulator.control.reset();
  });

  async function api(path: string, body: object): Promise<Answer> {
    const response = await fetch(`${watched.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...keys, ...body }),
    });
    return response.json();
  }

  return {
    /** Where the app's pages are. */
    get origin(): string {
      return origin;
    },
    /** Where the app finds Plaid. */
    get plaidUrl(): string {
      return watched.url;
    },
    get control(): Control {
      return emulator.emulator.control;
    },
    /** Calls the emulator's API as the app's server does. */
    api,
    /** What `/link/token/create` answers to a request that is right as it stands, but for these changes. */
    createLinkToken: (changes: object = {}): Promise<Answer> =>
      api("/link/token/create", {
        client_name: "Acorn",
        language: "en",
        country_codes: ["US"],
        user: { client_user_id: "user-1" },
        products: ["transactions"],
        ...changes,
      }),
  };
}

/** A page of react-plaid-link as its users get it from the registry. */
async function bundle({ react, isDevelopment = false }: Site): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: react, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    write: false,
    format: "iife",
    define: { "process.env.NODE_ENV": isDevelopment ? '"development"' : '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

/** Where Link is shown: in an iframe, or on a page of its own. */
type Link = Page | FrameLocator;

/** Goes from opening Link to the choice of a bank, as nobody in particular. */
export async function toInstitutions(link: Link): Promise<void> {
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByRole("button", { name: "Continue without phone number" }).click();
}

/** Types a login in and sends it. */
export async function signIn(
  link: Link,
  password = "pass_good",
  username = "user_good",
): Promise<void> {
  await link.getByLabel("Username").fill(username);
  await link.getByLabel("Password").fill(password);
  await link.getByRole("button", { name: "Submit" }).click();
}

/** Goes through an OAuth bank's own page, and shares all that it offers, but for what is named. */
export async function goThroughBank(
  bank: Page,
  { without = [] }: { without?: string[] } = {},
): Promise<void> {
  await bank.getByRole("button", { name: "Continue to login" }).click();
  await bank.getByRole("button", { name: "Sign in" }).click();
  await bank.getByLabel("Code").fill("1234");
  await bank.getByRole("button", { name: "Submit" }).click();
  for (const name of without) await bank.getByRole("checkbox", { name }).uncheck();
  await bank.getByRole("button", { name: "Continue" }).click();
  await bank.getByRole("checkbox", { name: "I agree" }).check();
  await bank.getByRole("button", { name: "Connect account information" }).click();
}

/** Runs axe in every document of a page: in Link's too. */
export async function expectNoBarriers(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.waitForLoadState();
    await frame.evaluate(axe.source);
    const violations = await frame.evaluate(async () => {
      const { violations } = await window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
    expect(violations).toEqual([]);
  }
}
