import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import type { InspectionAnswer } from "@/lib/contracts/inspector";
import { routes } from "@/lib/routes";
import { expect, openLink, shareAccounts, signInAtBank, test } from "./fixtures";
import { startSession, tellViews } from "./inspected-session";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

// While a page streams in, what comes late stands behind it too, hidden.
const main = (page: Page) => page.getByRole("main");
const steps = (page: Page) =>
  main(page).getByRole("list", { name: "Steps of the session" }).getByRole("listitem");
const step = (page: Page, text: string | RegExp) => steps(page).filter({ hasText: text });
/** The first time that the accounts are read: transactions that come in before it have them read again. */
const accountsRead = (page: Page) => step(page, "/accounts/get").first();
const show = (page: Page, name: string) => main(page).getByRole("checkbox", { name });

/** Opens what the inspector has of a session, when all of how it began is there: some of it is written behind the answer. */
async function inspect(page: Page, sessionId: string) {
  await page.goto(routes.session(sessionId));
  for (const told of ["The page asks for a link token", "/link/token/create"]) {
    await expect(step(page, told)).toBeVisible();
  }
}

/** Links a bank through Link's own panes, and opens what the inspector has of it. */
async function linkAndInspect(page: Page) {
  await page.goto(routes.accounts());
  const link = await openLink(page);
  await signInAtBank(link);
  await shareAccounts(link, "Plaid Checking");
  // A job reads the accounts, which waits for its turn.
  const account = main(page).getByRole("row", { name: /Plaid Checking/ });
  await expect(account).toBeVisible({ timeout: 60_000 });
  await page.goto(routes.sessions());
  await main(page).getByRole("link", { name: "Standard Link" }).click();
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("Standard Link");
}

/** Has the bank refuse a login in Link, leaves, and opens what the inspector has of it. */
async function failAndInspect(page: Page) {
  await page.goto(routes.accounts());
  const link = await openLink(page);
  await signInAtBank(link, { password: "error_ITEM_LOCKED" });
  await link.getByRole("alert").first().waitFor();
  await link.getByRole("button", { name: "Exit" }).click();
  await link.getByRole("button", { name: "Yes, exit" }).click();
  await expect(page.locator("iframe[title='Plaid Link']")).toBeHidden();
  await page.goto(routes.sessions());
  await main(page).getByRole("link", { name: "Standard Link" }).click();
  await expect(main(page).getByText("Left", { exact: true })).toBeVisible();
}

test("before Link was ever opened, the list says how to begin @phone", async ({ page }) => {
  await page.goto(routes.sessions());

  await expect(main(page).getByRole("heading", { name: "Nothing has happened yet" })).toBeVisible();
  await expect(main(page).getByRole("link", { name: "Go to Link" })).toHaveAttribute(
    "href",
    routes.link(),
  );
  expect(await violations(page)).toEqual([]);
});

test("a bank that was linked is told step by step, and who was first @phone", async ({ page }) => {
  await linkAndInspect(page);

  const inOrder = [
    "The page asks for a link token",
    "/link/token/create",
    "Link session stored",
    "Link was opened",
    "Finished: Link handed over",
    "The result of Link is brought by the browser",
    "Public token claimed",
    "/item/public_token/exchange",
    "Item stored",
    "/accounts/get",
  ];
  // Each kind of step is written by itself, a moment later.
  for (const text of inOrder.slice(0, -1)) await expect(step(page, text)).toBeVisible();
  await expect(accountsRead(page)).toBeVisible();
  const told = await steps(page).allInnerTexts();
  const places = inOrder.map((text) => told.findIndex((one) => one.includes(text)));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBe(0);
  await expect(step(page, "is brought by the browser")).toContainText("First: did the exchange");
  await expect(main(page).getByText("Told first by", { exact: true })).toBeVisible();
  await expect(
    main(page)
      .getByRole("definition")
      .filter({ hasText: /^the browser/ }),
  ).toHaveCount(1);
});

test("a call opens to what was asked and answered, without a token, and leads to its source @phone", async ({
  page,
}) => {
  await linkAndInspect(page);
  const exchange = step(page, "/item/public_token/exchange");

  await exchange.getByRole("button", { name: /^Details of step/ }).click();

  await expect(exchange.getByRole("region", { name: /^Request/ })).toContainText("[redacted]");
  await expect(exchange.getByRole("region", { name: /^Response/ })).toContainText("[redacted]");
  await exchange.getByRole("link", { name: "exchangePublicToken" }).click();
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText(
    "lib/link/exchange-public-token.ts",
  );
  await expect(main(page).locator("[aria-current]")).toContainText("function exchangePublicToken");
  await expect(main(page).locator("[aria-current]")).toBeInViewport();
  expect(await violations(page)).toEqual([]);
  expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
});

test("lanes are filtered, and errors alone", async ({ page }) => {
  await linkAndInspect(page);
  await expect(accountsRead(page)).toBeVisible();
  const all = await steps(page).count();

  for (const lane of ["Browser", "Your server", "Plaid"]) await show(page, lane).uncheck();
  await expect(step(page, "Item stored")).toBeVisible();
  await expect(step(page, "/link/token/create")).toHaveCount(0);
  const stored = await steps(page).count();
  expect(stored).toBeLessThan(all);

  await show(page, "Errors only").check();
  await expect(main(page).getByText(/^None of \d+ steps fits/)).toBeVisible();
  await main(page).getByRole("button", { name: "Show all steps" }).click();
  await expect(step(page, "/link/token/create")).toBeVisible();
  // A job may have added to them meanwhile.
  expect(await steps(page).count()).toBeGreaterThanOrEqual(all);
  await expect(show(page, "Plaid")).toBeChecked();
});

test("the keyboard goes through the steps, one at a time", async ({ page, origin }) => {
  const { session } = await startSession(page, origin);
  await tellViews(page, origin, session.id, ["CONSENT", "SELECT_INSTITUTION", "CREDENTIAL"]);
  await inspect(page, session.id);
  await expect(step(page, "Link shows: credential")).toBeVisible();
  const all = await steps(page).count();
  const place = main(page)
    .getByRole("status")
    .filter({ hasText: /steps?$|^Step/ });
  await expect(place).toHaveText(`${all} steps`);

  await main(page).getByRole("button", { name: "Step through" }).focus();
  await page.keyboard.press("Enter");
  await expect(place).toContainText(`Step 1 of ${all}: The page asks for a link token`);
  await expect(step(page, "Link shows: credential")).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await expect(place).toContainText(`Step 2 of ${all}`);
  await page.keyboard.press("End");
  await expect(step(page, "Link shows: credential")).toHaveAttribute("aria-current", "step");
  await page.keyboard.press("ArrowLeft");
  await expect(place).toContainText(`Step ${all - 1} of ${all}: Link shows: select institution`);

  await show(page, "Database").uncheck();
  await show(page, "Your server").uncheck();
  await expect(step(page, "Link shows: select institution")).toHaveAttribute(
    "aria-current",
    "step",
  );
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await main(page).getByRole("button", { name: "Show all" }).click();
  await expect(step(page, "Link shows: credential")).toBeVisible();
});

test("a step opens when it is told of, also one that was looked at before, and can be closed", async ({
  page,
  origin,
}) => {
  const { session } = await startSession(page, origin);
  await inspect(page, session.id);
  const first = main(page).getByRole("button", { name: "Details of step 1", exact: true });
  const second = main(page).getByRole("button", { name: "Details of step 2", exact: true });
  const isOpen = (is: boolean) => ["aria-expanded", String(is)] as const;
  await first.click();
  await second.click();
  await second.click();
  await expect(first).toHaveAttribute(...isOpen(true));
  await expect(second).toHaveAttribute(...isOpen(false));

  await main(page).getByRole("button", { name: "Step through" }).click();
  await page.keyboard.press("ArrowRight");

  await expect(first).toHaveAttribute(...isOpen(true));
  await expect(second).toHaveAttribute(...isOpen(true));
  await second.click();
  await expect(second).toHaveAttribute(...isOpen(false));
  await page.keyboard.press("Escape");
  await expect(first).toHaveAttribute(...isOpen(true));
});

test("what happens is there by itself, and is read out", async ({ page, origin }) => {
  const { session } = await startSession(page, origin);
  await inspect(page, session.id);

  await tellViews(page, origin, session.id, ["SELECT_ACCOUNT"]);

  await expect(step(page, "Link shows: select account")).toBeVisible();
  await expect(main(page).getByText("New: Link shows: select account")).toBeAttached();
});

test("a hosted session grows while somebody else goes through it, to who brought its result", async ({
  page,
  browser,
}) => {
  test.slow();
  await page.goto(routes.linkHosted());
  await main(page).getByRole("button", { name: "Create a link" }).click();
  const url = await page.getByLabel("Address of Plaid's page").inputValue();
  await main(page).getByRole("link", { name: "See every step" }).click();
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("Hosted Link");
  await expect(main(page).getByText("Open", { exact: true })).toBeVisible();

  await linkThere(browser, url);

  await expect(step(page, "Plaid tells: SESSION_FINISHED")).toBeVisible({ timeout: 90_000 });
  await expect(step(page, "Item stored")).toBeVisible({ timeout: 90_000 });
  await expect(step(page, "First: did the exchange")).toHaveCount(1);
  await expect(main(page).getByText("Completed", { exact: true })).toBeVisible();
});

/** Somebody else's browser goes through Plaid's page. */
async function linkThere(browser: Browser, url: string) {
  const person = await (await browser.newContext()).newPage();
  await person.goto(url);
  await signInAtBank(person);
  await shareAccounts(person, "Plaid Checking");
}

test("a result that was brought twice tells who was late", async ({ page, origin, emulator }) => {
  const { session, linkToken } = await startSession(page, origin);
  const { public_tokens } = await emulator("/link/complete", {
    ...{ link_token: linkToken, institution_id: "ins_109508" },
  });
  const bring = (via: "browser" | "oauth_return") =>
    page.request.post(routes.api.completeLinkSession(session.id), {
      headers: { origin },
      data: { publicTokens: public_tokens, via },
    });

  expect((await bring("browser")).status()).toBe(200);
  expect((await bring("oauth_return")).status()).toBe(200);

  await page.goto(routes.session(session.id));
  await expect(step(page, "is brought by the browser")).toContainText("First: did the exchange");
  await expect(step(page, "Late: found it done")).toContainText("the return from the bank");
  await expect(
    main(page).getByRole("definition").filter({ hasText: "before the return from the bank" }),
  ).toBeVisible();
});

test("an error is marked, with what it means and what to do @phone", async ({ page }) => {
  await failAndInspect(page);

  const failed = step(page, "Link showed an error");
  await expect(failed).toContainText("ITEM_LOCKED");
  await expect(failed).toContainText("The bank has locked the login after too many attempts.");
  await expect(failed).toContainText("Have the person unlock it at the bank");
  await show(page, "Errors only").check();
  await expect(step(page, "The page asks for a link token")).toHaveCount(0);
  await expect(failed).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("a session is taken along as JSON, Mermaid and SVG, and as text for support", async ({
  page,
  origin,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { session } = await startSession(page, origin);
  await tellViews(page, origin, session.id, ['<b>"&\n;']);
  await inspect(page, session.id);
  await expect(step(page, "Link shows: <b>")).toBeVisible();
  const take = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      main(page).getByRole("button", { name, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toContain(session.id);
    return readFile(await download.path(), "utf8");
  };

  const answer: InspectionAnswer = JSON.parse(await take("JSON"));
  expect(answer.session.id).toBe(session.id);
  expect(answer.steps).toHaveLength(await steps(page).count());

  const mermaid = await take("Mermaid");
  expect(mermaid).toMatch(/^sequenceDiagram\n {2}participant browser as Browser\n/);
  expect(mermaid).toContain("  server->>plaid: /link/token/create (");

  const drawing = await page.evaluate(
    (svg) => {
      const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
      return { name: root.nodeName, text: root.textContent };
    },
    await take("SVG"),
  );
  expect(drawing.name).toBe("svg");
  expect(drawing.text).toContain('Link shows: <b>"&');

  await main(page).getByRole("button", { name: "Copy for support" }).click();
  await expect(main(page).getByText("Copied", { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Environment: sandbox");
  expect(copied).toContain("link_session_id: 8ee4bd5d-5ba5-4bcb-8b9c-f0b8ff8a0c11");
  expect(copied).toMatch(/\/link\/token\/create {2}200 {2}request_id \w+/);
});

test("a lost connection is told, what is there stays, and it goes on by itself", async ({
  page,
  origin,
  expectComplaint,
}) => {
  expectComplaint(/Failed to load resource|ERR_FAILED/);
  const { session } = await startSession(page, origin);
  await inspect(page, session.id);
  const notice = main(page).getByText(/could not be read just now/);

  await page.route(/\/inspection$/, (route) => route.abort());
  await expect(notice).toBeVisible();
  await expect(step(page, "Link session stored")).toBeVisible();
  await tellViews(page, origin, session.id, ["CONSENT"]);
  await page.unroute(/\/inspection$/);

  await expect(step(page, "Link shows: consent")).toBeVisible();
  await expect(notice).toBeHidden();
});

test("another person's session is not there, nor is a file that is not shown", async ({
  page,
  origin,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/404/);
  const { session } = await startSession(page, origin);
  await page.context().clearCookies();
  await signIn();

  const answer = await page.request.get(routes.api.linkSessionInspection(session.id));
  expect(answer.status()).toBe(404);
  for (const path of [routes.session(session.id), routes.session("lks_nothing")]) {
    await page.goto(path);
    await expect(
      main(page).getByRole("heading", { name: "There is no such Link session" }),
    ).toBeVisible();
  }
  for (const path of ["/source/package.json", "/source/lib/%2e%2e/package.json"]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(
      main(page).getByRole("heading", { name: "This file is not shown here" }),
    ).toBeVisible();
  }
  expect(await violations(page)).toEqual([]);
  await page.context().clearCookies();
  await page.goto(routes.source("lib/routes.ts", "routes"));
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the list and a session hold no barrier, ${colorScheme} @phone`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const clean = async (what: string) => {
      expect(await violations(page), what).toEqual([]);
      expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
    };
    await linkAndInspect(page);
    await expect(accountsRead(page)).toBeVisible();
    await clean("session");

    await main(page).getByRole("button", { name: "Step through" }).click();
    await page.keyboard.press("ArrowRight");
    await expect(steps(page).nth(1)).toHaveAttribute("aria-current", "step");
    await clean("session, step by step");

    await main(page).getByRole("link", { name: "All sessions" }).click();
    await expect(main(page).getByRole("table", { name: "Link sessions" })).toBeVisible();
    await clean("list");
  });
}
