import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { baseEnvironment } from "@/scripts/base-environment";
import { freePort } from "@/scripts/ports";
import { startStack } from "@/scripts/start-stack";
import { test as base, expect, newEmail, password, signOut } from "./fixtures";
import { oidcClient, startOidcProvider } from "./oidc-provider";

type Setting = { provider: Awaited<ReturnType<typeof startOidcProvider>>; url: string };

/** The browser's app is one of its own, at which people sign in with a provider. */
const test = base.extend<{ baseURL: string | undefined }, { setting: Setting }>({
  setting: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      const dataDir = mkdtempSync(path.join(tmpdir(), "providers-"));
      const provider = await startOidcProvider();
      const stack = await startStack({
        port: await freePort(),
        emulatorPort: await freePort(),
        postgresPort: 0,
        dataDir,
        mode: "start",
        env: {
          ...baseEnvironment(),
          LOG_LEVEL: "error",
          OIDC_ISSUER: provider.issuer,
          OIDC_CLIENT_ID: oidcClient.id,
          OIDC_CLIENT_SECRET: oidcClient.secret,
          OIDC_NAME: "Example Login",
        },
      });
      await use({ provider, url: stack.url });
      await stack.close();
      await provider.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ setting }, use) => use(setting.url),
});

// One app is enough for all of them.
test.describe.configure({ mode: "default" });

const newPerson = (email = newEmail()) => ({ sub: randomUUID(), name: "Robin Example", email });

const continueWithProvider = (page: Page) =>
  page.getByRole("button", { name: "Continue with Example Login" }).click();

test("who signs in with a provider is the same user the next time", async ({
  page,
  setting,
  linkBank,
}) => {
  setting.provider.seat(newPerson());
  await page.goto(routes.signIn(routes.linkStandard()));
  await continueWithProvider(page);
  await expect(page).toHaveURL(routes.linkStandard());
  await expect(page.getByRole("button", { name: "Account menu, Robin Example" })).toBeVisible();
  await linkBank();

  await signOut(page);
  await page.goto(routes.signIn());
  await continueWithProvider(page);

  await expect(page).toHaveURL(routes.accounts());
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();

  await signOut(page);
  setting.provider.seat(newPerson());
  await page.goto(routes.signIn());
  await continueWithProvider(page);
  await expect(page.getByRole("heading", { name: "Link your first bank" })).toBeVisible();
});

test("a provider's word for an e-mail does not open the account that has a password for it", async ({
  page,
  origin,
  setting,
}) => {
  const email = newEmail();
  const registered = await page.request.post(routes.api.register(), {
    headers: { origin },
    data: { email, password },
  });
  expect(registered.status()).toBe(201);
  setting.provider.seat(newPerson(email.toUpperCase()));

  await page.goto(routes.signIn());
  await continueWithProvider(page);

  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toContainText(
    "There is already a user with this e-mail address, who signs in another way.",
  );
  expect((await page.request.get(routes.api.items())).status()).toBe(401);
});

test("a provider that does not confirm is told in words, and the way back is kept", async ({
  page,
  setting,
}) => {
  setting.provider.seat(null);
  await page.goto(routes.signIn(routes.link()));
  await continueWithProvider(page);

  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toContainText(
    "The sign-in could not be completed. Try again.",
  );
  await expect(page.getByRole("link", { name: "Create account" })).toHaveAttribute(
    "href",
    routes.signUp(routes.link()),
  );

  setting.provider.seat(newPerson());
  await continueWithProvider(page);
  await expect(page).toHaveURL(routes.link());
});

test("a provider that cannot be reached leaves the person on the page, with words", async ({
  page,
  setting,
}) => {
  await page.goto(routes.signIn(routes.link()));
  await page.route(/\/signin\/oidc$/, (route) =>
    route.fulfill({ json: { url: `${setting.url}${routes.api.auth()}/error?error=OAuthSignin` } }),
  );
  await continueWithProvider(page);

  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toContainText(
    "The sign-in at the provider could not be started. Try again.",
  );
  await expect(page).toHaveURL(routes.signIn(routes.link()));
});
