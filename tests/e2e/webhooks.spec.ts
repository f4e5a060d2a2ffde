import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, test } from "./fixtures";
import { violations } from "./violations";

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

/** Where the emulator is: Link's script comes from it. */
async function emulatorOf(page: Page, origin: string): Promise<string> {
  const answer = await page.request.get(origin + routes.signIn());
  const policy = answer.headers()["content-security-policy"] ?? "";
  return /frame-src (\S+?);/.exec(policy)?.[1] ?? "";
}

/** Links a bank without going through the pages. */
async function linkBank(page: Page, origin: string): Promise<void> {
  const headers = { origin };
  const begun = await page.request.post(routes.api.linkTokens(), {
    headers,
    data: { mode: "standard" },
  });
  const { session, linkToken } = await begun.json();
  const linked = await fetch(`${await emulatorOf(page, origin)}/__emulator/link/complete`, {
    method: "POST",
    body: JSON.stringify({ link_token: linkToken, institution_id: "ins_109508" }),
  });
  const { public_tokens } = await linked.json();
  const completed = await page.request.post(routes.api.completeLinkSession(session.id), {
    headers,
    data: { publicTokens: public_tokens },
  });
  expect(completed.status()).toBe(200);
}

/** Has Plaid's Sandbox send a webhook, by the form of the page. */
async function send(page: Page, code: string) {
  const form = page.getByText("Have Plaid send one");
  if (!(await page.getByLabel("Webhook", { exact: true }).isVisible())) await form.click();
  await page.getByLabel("Webhook", { exact: true }).selectOption(code);
  await page.getByRole("button", { name: "Send" }).click();
}

const inbox = (page: Page) => page.getByRole("list", { name: "Webhooks" });
const entry = (page: Page, code: string) =>
  inbox(page).getByRole("listitem").filter({ hasText: code });

test("before anything has come, the page says how it will @phone", async ({ page }) => {
  await page.goto(routes.webhooks());

  await expect(page.getByRole("heading", { name: "No webhook has come yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Link a bank" })).toHaveAttribute(
    "href",
    routes.link(),
  );
  expect(await violations(page)).toEqual([]);
});

test("what Plaid sends appears by itself, and tells what it led to @phone", async ({
  page,
  origin,
}) => {
  await linkBank(page, origin);
  await page.goto(routes.webhooks());
  await send(page, "NEW_ACCOUNTS_AVAILABLE");

  const came = entry(page, "NEW_ACCOUNTS_AVAILABLE");
  await expect(came).toContainText("Done");
  await expect(came).toContainText("The bank has accounts that are not shared.");
  await expect(came).toContainText("First Platypus Bank");
  await expect(came).toContainText("Noted that the bank has more accounts to share.");
});

test("one webhook is opened, understood and replayed @phone", async ({ page, origin }) => {
  await linkBank(page, origin);
  await page.goto(routes.webhooks());
  await send(page, "PENDING_DISCONNECT");
  const link = inbox(page).getByRole("link", { name: /PENDING_DISCONNECT/ });
  await expect(entry(page, "PENDING_DISCONNECT")).toContainText("Done");
  await link.focus();
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1 })).toContainText("PENDING_DISCONNECT");
  const verified = page.getByRole("region", { name: "Verified" });
  await expect(verified).toContainText("Signed with ES256");
  await expect(verified).toContainText(/[0-9a-f]{64}/);
  await expect(page.getByRole("region", { name: "Text of the body" })).toContainText(
    '"reason": "INSTITUTION_TOKEN_EXPIRATION"',
  );

  await page.getByRole("button", { name: "Replay" }).click();

  await expect(page.getByText(/^Worked on again\./)).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: /^2$/ })).toBeVisible();
  await page.getByRole("link", { name: "All webhooks" }).click();
  await expect(entry(page, "PENDING_DISCONNECT")).toContainText("2 attempts");
});

test("filters are in the address, and come back with it @phone", async ({ page, origin }) => {
  await linkBank(page, origin);
  await page.goto(routes.webhooks());
  await send(page, "LOGIN_REPAIRED");
  await expect(entry(page, "LOGIN_REPAIRED")).toContainText("Done");

  await page.getByLabel("Type").selectOption("ITEM");
  await expect(page).toHaveURL(routes.webhooks({ type: "ITEM" }));
  await page.getByLabel("Code").selectOption("LOGIN_REPAIRED");
  await page.getByLabel("State").selectOption("processed");
  await expect(page).toHaveURL(
    routes.webhooks({ type: "ITEM", code: "LOGIN_REPAIRED", state: "processed" }),
  );
  await expect(inbox(page).getByRole("listitem")).toHaveCount(1);

  await page.reload();
  // While a page streams in, what comes late stands behind it too, hidden.
  const main = page.getByRole("main");
  await expect(main.getByLabel("Code")).toHaveValue("LOGIN_REPAIRED");
  await main.getByLabel("State").selectOption("failed");
  await expect(page.getByRole("heading", { name: "No webhook is like that" })).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page).toHaveURL(routes.webhooks());
  await expect(entry(page, "LOGIN_REPAIRED")).toBeVisible();
});

test("another person's webhook is not there", async ({ page, origin, expectComplaint, signIn }) => {
  expectComplaint(/404/);
  await linkBank(page, origin);
  await page.goto(routes.webhooks());
  await send(page, "LOGIN_REPAIRED");
  await entry(page, "LOGIN_REPAIRED").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("LOGIN_REPAIRED");
  const theirs = page.url();
  await page.context().clearCookies();
  await signIn();

  await page.goto(theirs);

  await expect(page.getByRole("heading", { name: "There is no such webhook" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the webhooks" }).click();
  await expect(page.getByRole("heading", { name: "No webhook has come yet" })).toBeVisible();
});

test("a session that has ended says so, where the list would go on", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/401/);
  await page.goto(routes.webhooks());
  await page.context().clearCookies();

  await expect(page.getByRole("alert").filter({ hasText: "Your session has ended" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the inbox and a webhook hold no barrier, ${colorScheme} @phone`, async ({
    page,
    origin,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await linkBank(page, origin);
    await page.goto(routes.webhooks());
    await send(page, "NEW_ACCOUNTS_AVAILABLE");
    await expect(entry(page, "NEW_ACCOUNTS_AVAILABLE")).toContainText("Done");
    expect(await violations(page), "inbox").toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);

    await inbox(page)
      .getByRole("link", { name: /NEW_ACCOUNTS/ })
      .click();
    await expect(page.getByRole("button", { name: "Replay" })).toBeEnabled();
    expect(await violations(page), "webhook").toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  });
}

const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
