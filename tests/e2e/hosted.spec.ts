import type { Page } from "@playwright/test";
import type { LinkSessionAnswer, LinkSessionView } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { expect, shareAccounts, signInAtBank, test } from "./fixtures";
import { createLink, LINKED, open } from "./hosted-link";
import { violations } from "./violations";

async function linkThere(person: Page) {
  await signInAtBank(person);
  await shareAccounts(person, "Plaid Checking");
}

async function control(url: string, method: "POST" | "DELETE", path: string, body?: object) {
  const response = await fetch(new URL(`/__emulator${path}`, url), {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
}

/** From now on the page is told that the session has changed like this. */
async function tell(page: Page, sessionId: string, change: Partial<LinkSessionView>) {
  const changed = (answer: LinkSessionAnswer) => ({
    ...answer,
    session: { ...answer.session, ...change },
  });
  for (const path of [
    routes.api.linkSession(sessionId),
    routes.api.refreshLinkSession(sessionId),
  ]) {
    await page.route(
      (url) => url.pathname === path,
      async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: changed(await response.json()) });
      },
    );
  }
}

const status = (page: Page, name: string) => page.getByRole("heading", { name });

// People walk through Link in each of these, and some wait for the slowest way a result can come.
test.describe.configure({ timeout: 300_000 });

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

test("a bank linked on another device is seen here, with every step and who told first @phone", async ({
  page,
  browser,
}) => {
  const { url, sessionId } = await createLink(page);
  await expect(status(page, "Waiting for the link to be opened")).toBeVisible();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  expect(await violations(page), "waiting").toEqual([]);

  const person = await open(browser, url);
  await expect(status(page, "In progress on Plaid's page")).toBeVisible({ timeout: 60_000 });
  expect(await violations(page), "in progress").toEqual([]);
  await linkThere(person);

  await expect(page.getByRole("heading", LINKED)).toBeVisible({ timeout: 90_000 });
  const timeline = page.getByRole("list", { name: "Timeline" });
  await expect(timeline).toContainText("HANDOFF");
  await expect(page.getByText(/^First to tell: /).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Bank" })).toContainText("its accounts are read");
  await expect(page.getByLabel("Address of Plaid's page")).toHaveCount(0);
  expect(await violations(page), "linked").toEqual([]);

  await page.reload();
  await expect(page.getByRole("heading", LINKED)).toBeVisible();
  expect(page.url()).toContain(sessionId);
  await page.getByRole("link", { name: "Go to your accounts" }).click();
  await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
});

test("S-LINK-7: without any webhook asking Plaid finds it, and the person's return does too", async ({
  page,
  browser,
  context,
}) => {
  const { url } = await createLink(page);
  await control(url, "POST", "/faults", { path: "webhooks", status: 500, times: 1000 });
  try {
    await linkThere(await open(browser, url));
    await expect(page.getByRole("heading", LINKED)).toBeVisible({ timeout: 90_000 });
    await expect(page.getByText("First to tell: our asking Plaid").first()).toBeVisible();

    const second = await createLink(page);
    await page.goto(routes.accounts());
    const tab = await context.newPage();
    await tab.goto(second.url);
    await signInAtBank(tab, { bank: "Tartan Bank" });
    await shareAccounts(tab, "Plaid Saving");
    await expect(tab).toHaveURL(/\/link\/hosted\/return/);
    await expect(tab.getByRole("heading", { name: "Your bank is linked" })).toBeVisible();
    await expect(tab.getByRole("list", { name: "Bank" })).toContainText("Tartan Bank");
    expect(await violations(tab), "return").toEqual([]);
    await tab.getByRole("link", { name: "Go to your accounts" }).click();
    await expect(tab.getByRole("heading", { name: "Tartan Bank" })).toBeVisible();
  } finally {
    await control(url, "DELETE", "/faults");
  }
});

test("leaving Plaid's page is told with Plaid's reason, and the link still works @phone", async ({
  page,
  browser,
}) => {
  const { url } = await createLink(page);
  const person = await open(browser, url);
  await signInAtBank(person, { password: "error_ITEM_LOCKED" });
  await person.getByRole("alert").first().waitFor();
  await person.getByRole("button", { name: "Exit" }).click();
  await person.getByRole("button", { name: "Yes, exit" }).click();

  await expect(status(page, "Left without linking a bank")).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/locked by the financial institution/).first()).toBeVisible();
  await expect(page.getByText("ITEM_LOCKED").first()).toBeVisible();
  expect(await violations(page), "left").toEqual([]);

  await linkThere(await open(browser, url));
  await expect(page.getByRole("heading", LINKED)).toBeVisible({ timeout: 90_000 });
});

test("two tabs and the list of links that still work lead to the same session", async ({
  page,
  context,
  browser,
}) => {
  const { url, sessionId } = await createLink(page);
  const tab = await context.newPage();
  await tab.goto(routes.linkHosted());
  expect(await violations(tab), "start").toEqual([]);
  await tab.getByRole("link", { name: /No result yet/ }).click();
  await expect(tab).toHaveURL(routes.hostedSession(sessionId));

  await linkThere(await open(browser, url));

  for (const one of [page, tab]) {
    await expect(one.getByRole("heading", LINKED)).toBeVisible({ timeout: 90_000 });
  }
  await tab.goto(routes.accounts());
  await expect(tab.getByRole("heading", { name: "First Platypus Bank" })).toHaveCount(1);
});

test("a bank that is linked already waits for a decision, and can be linked once more", async ({
  page,
  browser,
  linkBank,
}) => {
  await linkBank({ accounts: ["Plaid Checking"] });
  const { url } = await createLink(page);

  await linkThere(await open(browser, url));
  await expect(status(page, "First Platypus Bank is linked already")).toBeVisible({
    timeout: 90_000,
  });
  expect(await violations(page), "duplicate").toEqual([]);
  await page.getByRole("button", { name: "Link it once more" }).click();

  await expect(page.getByRole("heading", LINKED)).toBeVisible();
});

for (const { name, change, title } of [
  {
    name: "expired unopened",
    change: { state: "expired", hostedLinkUrl: null },
    title: "The link expired without being opened",
  },
  { name: "without an address", change: { hostedLinkUrl: null }, title: "Plaid gave no link" },
] as const) {
  test(`a session ${name} says so and offers another @phone`, async ({ page }) => {
    const { sessionId } = await createLink(page);

    await tell(page, sessionId, change);

    await expect(status(page, title)).toBeVisible();
    await expect(page.getByLabel("Address of Plaid's page")).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Create another link" }).click();
    await expect(page).not.toHaveURL(routes.hostedSession(sessionId));
    await expect(status(page, "Waiting for the link to be opened")).toBeVisible();
  });
}

test("a session that was opened and never finished is told from one that nobody opened", async ({
  page,
  browser,
}) => {
  const { url, sessionId } = await createLink(page);
  await open(browser, url);
  await expect(status(page, "In progress on Plaid's page")).toBeVisible({ timeout: 60_000 });

  await tell(page, sessionId, { state: "expired", hostedLinkUrl: null });

  await expect(status(page, "The link expired before anything was linked")).toBeVisible();
  await expect(page.getByRole("list", { name: "Timeline" })).toContainText("OPEN");
});

test("a hidden page asks for nothing, and goes on when it is seen again", async ({ page }) => {
  await createLink(page);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/link/sessions/")) asked.push(request.method());
  });
  const show = (visibility: "hidden" | "visible") =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, visibility);

  await expect.poll(() => asked.length).toBeGreaterThan(1);
  await show("hidden");
  await page.waitForTimeout(500); // What was under way may still arrive.
  asked.length = 0;
  await page.waitForTimeout(7_000); // Longer than either kind of asking pauses.
  expect(asked).toEqual([]);

  await show("visible");
  await expect.poll(() => asked).toContain("POST");
  await expect.poll(() => asked).toContain("GET");
});

test("a lost connection is told, and the page goes on by itself when it is back", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/Failed to load resource|ERR_FAILED/);
  await createLink(page);
  const notice = page.getByText(/connection to the server is lost/);

  await page.route(/\/api\/link\/sessions\//, (route) => route.abort());
  await expect(notice).toBeVisible();
  await page.unroute(/\/api\/link\/sessions\//);

  await expect(notice).toBeHidden();
  await expect(status(page, "Waiting for the link to be opened")).toBeVisible();
});

test("the link can be copied and opens a tab that knows nothing of this one", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { url } = await createLink(page);

  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("The link is copied")).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);

  const [tab] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: /Open here/ }).click(),
  ]);
  await tab.waitForLoadState();
  expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, ""]);
});

test("S-IDOR-3, S-LINK-7: the return page tells a stranger nothing, asks nothing, and sends no address on @phone", async ({
  page,
  browser,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/404/);
  const { sessionId } = await createLink(page);
  const stranger = await (await browser.newContext()).newPage();
  const posts: string[] = [];
  for (const one of [page, stranger]) {
    one.on("request", (request) => {
      if (request.method() === "POST") posts.push(request.url());
    });
  }
  const seen = async (visitor: Page, id: string) => {
    const response = await visitor.goto(routes.hostedReturn(id));
    expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
    expect(await violations(visitor), "return").toEqual([]);
    return visitor.getByRole("main").innerText();
  };

  await page.goto(routes.accounts());
  await signIn(); // The page's browser now belongs to another user.
  posts.length = 0;
  const texts = [
    await seen(stranger, sessionId),
    await seen(stranger, "lks_nothing"),
    await seen(page, sessionId),
    await seen(page, "%00"),
  ];

  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain("You can close this page and go back to where you started.");
  expect(posts).toEqual([]);

  for (const id of [sessionId, "lks_nothing"]) {
    const response = await page.goto(routes.hostedSession(id));
    expect(response?.status()).toBe(404);
    await expect(status(page, "There is no such Hosted Link session")).toBeVisible();
  }
  expect(await violations(page), "not found").toEqual([]);
});
