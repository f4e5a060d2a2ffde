import { randomUUID } from "node:crypto";
import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { type EmulatorControl, emulatorControl } from "./emulator-control";
import { type BankChoice, type LinkedBank, linkBank } from "./link-bank";

/** What a test may ask for beside Playwright's own. */
export type Fixtures = {
  /** Where the app is, as a browser names it in Origin. */
  origin: string;
  /** Signs the page's browser in as a new user, without going through the pages. Answers the e-mail. */
  signIn: () => Promise<string>;
  /** Plays with the emulator of the app. */
  emulator: EmulatorControl;
  /** Links a bank for whom the page's browser is signed in as, without going through the pages. */
  linkBank: (choice?: BankChoice) => Promise<LinkedBank>;
  /** Lets the browser complain of something that the test provokes. */
  expectComplaint: (pattern: RegExp) => void;
};

/** What must not reach a browser, in any answer. That a token was there may be told. */
const SECRETS =
  /(access|processor)-(sandbox|production)-(?!\[redacted\])|btok_\w|emulator-secret|\$argon2id/;

/** The app of most tests, whose answers tests/setup/e2e/recorder.ts reads on their way. */
const RECORDED = `http://localhost:${process.env.E2E_PORT}/`;

/** Files that never change under their address, each read once by these tests and found without a secret. */
const clean = new Set<string>();

/**
 * Playwright's test, which also fails when the page logs an error or warning, throws, breaks its
 * Content Security Policy, or is sent a secret.
 */
export const test = base.extend<Fixtures & { _watch: undefined }>({
  origin: async ({ baseURL }, use) => {
    await use(baseURL ?? "");
  },

  signIn: async ({ page, origin }, use) => {
    await use(() => signIn(page, origin));
  },

  emulator: async ({ page }, use) => {
    await use(emulatorControl(page.request));
  },

  linkBank: async ({ page, origin, emulator }, use) => {
    await use((choice) => linkBank({ request: page.request, origin, emulator }, choice));
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  expectComplaint: async ({}, use, testInfo) => {
    await use((pattern) => {
      testInfo.annotations.push({ type: "complaint", description: pattern.source });
    });
  },

  _watch: [
    async ({ page }, use, testInfo) => {
      const complaints: string[] = [];
      const answers: Promise<void>[] = [];
      page.on("console", (message) => {
        if (!["error", "warning"].includes(message.type())) return;
        // A hint of Chromium's on pages that were fetched ahead, which tells how slow the machine is.
        if (/was preloaded using link preload but not used within/.test(message.text())) return;
        complaints.push(`${message.text()} at ${message.location().url}`);
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("response", (response) => {
        const url = response.url();
        if (url.startsWith(RECORDED) || clean.has(url)) return;
        const isImmutable = response.headers()["cache-control"]?.includes("immutable");
        const read = response.text().then(
          (text) => {
            if (SECRETS.test(text)) complaints.push(`a secret was sent by ${url}`);
            else if (isImmutable) clean.add(url);
          },
          () => {}, // A redirect or an answer that was cut off has no body.
        );
        answers.push(read);
      });

      await use(undefined);

      await Promise.all(answers);
      const expected = testInfo.annotations
        .filter(({ type }) => type === "complaint")
        .map(({ description = "" }) => new RegExp(description));
      const unexpected = complaints.filter((text) => !expected.some((one) => one.test(text)));
      expect(unexpected, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
});

/** A password that is long enough. */
export const password = "a short sentence works";

/** An address nobody else has. */
export const newEmail = () => `${randomUUID()}@example.com`;

async function signIn(page: Page, origin: string): Promise<string> {
  const email = newEmail();
  const headers = { origin };
  await page.request.post(routes.api.register(), { headers, data: { email, password } });
  const csrf = await page.request.get(`${routes.api.auth()}/csrf`);
  const { csrfToken } = await csrf.json();
  const answer = await page.request.post(`${routes.api.auth()}/callback/credentials`, {
    headers,
    data: { csrfToken, email, password, json: "true" },
  });
  expect(answer.status()).toBe(200);
  return email;
}

/** Fills in the form of the sign-in page and sends it. */
export async function submitSignIn(page: Page, email: string, typed = password) {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(typed);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs out from the account menu. */
export async function signOut(page: Page) {
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(routes.home());
}

/** Opens Link from the page's button and answers its frame. */
export async function openLink(page: Page): Promise<FrameLocator> {
  await page.getByRole("button", { name: "Link a bank account" }).click();
  return page.frameLocator("iframe[title='Plaid Link']");
}

/** Where Link is: in its frame, or on a page of Plaid's. */
type Link = Pick<FrameLocator, "getByRole" | "getByLabel">;

type Login = { bank?: string; username?: string; password?: string };

/** Goes through Link up to and with the bank's sign-in form. */
export async function signInAtBank(
  link: Link,
  { bank = "First Platypus Bank", username = "user_good", password = "pass_good" }: Login = {},
) {
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByRole("button", { name: "Continue without phone number" }).click();
  await link.getByRole("button", { name: bank }).click();
  await link.getByLabel("Username").fill(username);
  await link.getByLabel("Password").fill(password);
  await link.getByRole("button", { name: "Submit" }).click();
}

/** Chooses accounts in Link and finishes. */
export async function shareAccounts(link: Link, ...names: string[]) {
  for (const name of names) await link.getByRole("checkbox", { name }).check();
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByRole("button", { name: "Finish" }).click();
}

export { expect };
