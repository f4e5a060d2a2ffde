import type { Page, Request } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, shareAccounts, signInAtBank, signOut, test } from "./fixtures";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

// While a page streams in, what comes late stands behind it too, hidden.
const main = (page: Page) => page.getByRole("main");
const panel = (page: Page, name: string) => main(page).getByRole("region", { name, exact: true });
const send = (page: Page) => main(page).getByRole("button", { name: "Send to Plaid" });
const preset = (page: Page, name: string) =>
  panel(page, "Request").getByRole("button", { name, exact: true });
const code = (page: Page, language: string) =>
  main(page).getByRole("region", { name: `The request in ${language}` });
const linkFrame = (page: Page) => page.frameLocator("iframe[title='Plaid Link']");

/** Opens an operation, and waits until its form answers. */
async function open(page: Page, operation: string) {
  await page.goto(routes.playground(operation));
  await expect(send(page)).toBeEnabled();
}

/** Waits for Plaid's answer in the panel. */
async function answered(page: Page, status: number) {
  await expect(panel(page, "Answer").getByRole("status").first()).toContainText(String(status));
}

/** The calls that a page makes of the playground's endpoint from now on. */
function calls(page: Page): Request[] {
  const made: Request[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/api/playground/")) {
      made.push(request);
    }
  });
  return made;
}

/** What the browser keeps for the person, as one text. */
const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

async function clean(page: Page, what: string) {
  expect(await violations(page), what).toEqual([]);
  expect(await sidewaysScroll(page), `${what}, pixels of sideways scroll`).toBe(0);
}

test("a newcomer makes a link token, goes through Link and exchanges what it gives @phone", async ({
  page,
}) => {
  test.slow();
  await page.goto(routes.playground());
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("Playground");
  await clean(page, "operations");
  await main(page).getByRole("link", { name: "Create a link token" }).click();
  await send(page).click();
  await answered(page, 200);
  await expect(panel(page, "Answer").getByText("request_id").first()).toBeVisible();
  await clean(page, "answer");

  await panel(page, "Answer").getByRole("button", { name: "Open in Link" }).click();
  await signInAtBank(linkFrame(page));
  await shareAccounts(linkFrame(page), "Plaid Checking");
  await panel(page, "Answer").getByRole("button", { name: "Exchange it" }).click();

  await expect(page).toHaveURL(routes.playground("item-public-token-exchange"));
  await expect(main(page).getByText("is in this page's memory, and is sent along")).toBeVisible();
  expect(await kept(page)).not.toMatch(/(public|link)-sandbox-(?!\[redacted\])/);
  await send(page).click();
  await answered(page, 200);
  await clean(page, "exchange");
  await expect(
    panel(page, "Answer").getByRole("link", { name: "See it in the inspector" }),
  ).toBeVisible();
  await panel(page, "Answer").getByRole("link", { name: "Go to the bank" }).click();
  await expect(main(page).getByRole("heading", { level: 1 })).toContainText("First Platypus Bank");
});

test("an exchange after a reload has the server ask Plaid for the token", async ({ page }) => {
  test.slow();
  await open(page, "link-token-create");
  await send(page).click();
  await panel(page, "Answer").getByRole("button", { name: "Open in Link" }).click();
  await signInAtBank(linkFrame(page));
  await shareAccounts(linkFrame(page), "Plaid Checking");
  await panel(page, "Answer").getByRole("button", { name: "Exchange it" }).click();
  await expect(page).toHaveURL(routes.playground("item-public-token-exchange"));
  await page.reload();

  await expect(main(page).getByText("the server asks Plaid for it")).toBeVisible();
  await send(page).click();
  await expect(panel(page, "Answer").getByRole("link", { name: "Go to the bank" })).toBeVisible();
});

test("Link that is left opens again with the same token", async ({ page }) => {
  await open(page, "link-token-create");
  const made = calls(page);
  await send(page).click();
  await panel(page, "Answer").getByRole("button", { name: "Open in Link" }).click();
  await linkFrame(page).getByRole("button", { name: "Exit" }).click();

  await expect(panel(page, "Answer").getByText("Link was closed.")).toBeVisible();
  await panel(page, "Answer").getByRole("button", { name: "Open in Link" }).click();
  await expect(
    linkFrame(page).getByRole("button", { name: "Continue", exact: true }),
  ).toBeVisible();
  expect(made).toHaveLength(1);
});

test("a hosted session tells the address of Plaid's page @phone", async ({ page }) => {
  await open(page, "link-token-create");
  await preset(page, "Hosted").click();
  await send(page).click();
  await answered(page, 200);

  await expect(main(page).getByRole("link", { name: "Open it in a new tab" })).toHaveAttribute(
    "href",
    /^http/,
  );
  await expect(main(page).getByRole("button", { name: "Open in Link" })).toHaveCount(0);
});

test("update mode is opened for a bank by its name, and has nothing to exchange", async ({
  page,
  linkBank,
}) => {
  await linkBank();
  await open(page, "link-token-create");
  await preset(page, "Repair").click();
  await expect(main(page).getByLabel("access_token", { exact: true })).toHaveValue(/^item:itm_/);
  await send(page).click();
  await panel(page, "Answer").getByRole("button", { name: "Open in Link" }).click();
  const link = linkFrame(page);
  await link.getByLabel("Username").fill("user_good");
  await link.getByLabel("Password").fill("pass_good");
  await link.getByRole("button", { name: "Submit" }).click();
  await link.getByRole("button", { name: "Finish" }).click();

  await expect(panel(page, "Answer").getByText("there is nothing to exchange")).toBeVisible();
});

test("what is wrong is told while it is typed, and is not sent @phone", async ({ page }) => {
  await open(page, "link-token-create");
  const made = calls(page);
  const language = main(page).getByLabel("language", { exact: true });
  await language.selectOption("de");
  await expect(code(page, "TypeScript")).toContainText('language: "de"');

  const name = main(page).getByLabel("client_name", { exact: true });
  await name.fill("x".repeat(101));
  await expect(name).toHaveAccessibleDescription(/Must have at most 100 characters/);
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill("Mine");
  await expect(name).not.toHaveAttribute("aria-invalid");
  await name.fill("access-sandbox-3b6a1f0e-0000-4000-8000-000000000000");
  await expect(main(page).getByText("Must not hold a token")).toBeVisible();
  await name.fill("");
  await send(page).click();

  await expect(name).toBeFocused();
  await expect(
    panel(page, "Request").getByRole("alert").filter({ hasText: "One field is not right yet." }),
  ).toBeVisible();
  await clean(page, "errors");
  expect(made).toHaveLength(0);
});

test("a field is found by a few letters, added where it belongs, and taken out again @phone", async ({
  page,
}) => {
  await open(page, "link-token-create");
  await main(page).getByLabel("Find a field").fill("lifetime");
  await expect(main(page).getByRole("list", { name: "Fields found" })).toContainText(
    "hosted_link.url_lifetime_seconds",
  );
  await clean(page, "fields found");
  await page.keyboard.press("Enter");

  const lifetime = main(page).getByLabel("url_lifetime_seconds", { exact: true });
  await expect(lifetime).toBeFocused();
  await page.keyboard.type("1.5");
  await expect(lifetime).toHaveAccessibleDescription(/Must be a whole number/);
  await lifetime.fill("900");
  await expect(lifetime).not.toHaveAttribute("aria-invalid");
  await expect(code(page, "TypeScript")).toContainText("url_lifetime_seconds: 900");

  await main(page).getByRole("button", { name: "Remove hosted_link", exact: true }).click();
  await expect(lifetime).toHaveCount(0);
  await expect(code(page, "TypeScript")).not.toContainText("hosted_link");
});

test("banks, accounts and processor tokens are chosen by name @phone", async ({
  page,
  linkBank,
}) => {
  await linkBank({ accounts: ["Plaid Checking", "Plaid Saving"] });
  await open(page, "processor-token-create");
  const bank = main(page).getByLabel("access_token", { exact: true });
  await expect(bank.locator("option:checked")).toHaveText("First Platypus Bank");
  await main(page)
    .getByLabel("account_id", { exact: true })
    .selectOption({ label: "Plaid Checking ••0000" });
  await send(page).click();
  await answered(page, 200);
  await expect(
    panel(page, "Answer").getByRole("link", { name: "Go to the processor token" }),
  ).toBeVisible();

  await open(page, "processor-token-permissions-get");
  await expect(
    main(page).getByLabel("processor_token", { exact: true }).locator("option:checked"),
  ).toHaveText(/^Dwolla, Plaid Checking at First Platypus Bank/);
  await send(page).click();
  await answered(page, 200);
});

test("a draft outlives a reload, holds no token, and ends with the sign-out @phone", async ({
  page,
}) => {
  const token = "access-sandbox-3b6a1f0e-0000-4000-8000-000000000000";
  await open(page, "link-token-create");
  await main(page).getByLabel("client_name", { exact: true }).fill("Kept for later");
  await main(page).getByLabel("Find a field").fill("link_customization_name");
  await page.keyboard.press("Enter");
  await main(page).getByLabel("link_customization_name", { exact: true }).fill(token);
  await expect.poll(() => kept(page)).toContain("link_customization_name");
  expect(await kept(page)).not.toContain(token);

  await page.reload();
  await expect(main(page).getByLabel("client_name", { exact: true })).toHaveValue("Kept for later");
  await expect(main(page).getByLabel("link_customization_name", { exact: true })).toHaveValue("");

  await signOut(page);
  expect(await kept(page)).not.toContain("Kept for later");
});

test("the code follows the form in three languages, and can be copied", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "link-token-create");
  await main(page).getByLabel("client_name", { exact: true }).fill(`It's "mine"`);
  await expect(code(page, "TypeScript")).toContainText(`client_name: "It's \\"mine\\""`);
  await panel(page, "Code").getByRole("tab", { name: "TypeScript" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(panel(page, "Code").getByRole("tab", { name: "curl" })).toBeFocused();
  await expect(code(page, "curl")).toContainText("https://sandbox.plaid.com/link/token/create");
  await page.keyboard.press("ArrowRight");
  await expect(code(page, "Python")).toContainText('os.environ["PLAID_SECRET"]');

  await panel(page, "Code").getByRole("button", { name: /^Copy/ }).click();
  await expect(panel(page, "Code").getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`"client_name": "It's \\"mine\\""`);
  // Long code is laid out in parts, which are one text all the same.
  expect(copied.split("\n").length).toBeGreaterThan(20);
  const selected = await code(page, "Python").evaluate((section) => {
    getSelection()?.selectAllChildren(section);
    return String(getSelection());
  });
  expect(selected).toBe(copied.trimEnd());
});

test("calls are kept, made once more, and compared @phone", async ({ page, linkBank }) => {
  await linkBank();
  await open(page, "institutions-search");
  await send(page).click();
  await answered(page, 200);
  await main(page).getByLabel("query", { exact: true }).fill("Tartan");
  await send(page).click();
  const history = panel(page, "History").getByRole("list", { name: "Calls, newest first" });
  await expect(history.getByRole("listitem")).toHaveCount(2);

  for (const box of await history.getByRole("checkbox").all()) await box.check();
  const request = main(page).getByRole("region", { name: "Request, what is different" });
  await expect(request.getByRole("deletion")).toContainText('"query": "Platypus"');
  await expect(request.getByRole("insertion")).toContainText('"query": "Tartan"');
  await clean(page, "comparison");

  await history
    .getByRole("button", { name: /^Replay/ })
    .last()
    .click();
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await expect(main(page).getByLabel("query", { exact: true })).toHaveValue("Platypus");

  await open(page, "item-get");
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await history
    .getByRole("button", { name: /^Replay/ })
    .nth(1)
    .click();
  await expect(page).toHaveURL(routes.playground("institutions-search"));
  await answered(page, 200);
  await expect(main(page).getByLabel("query", { exact: true })).toHaveValue("Tartan");
  await expect(history.getByRole("listitem")).toHaveCount(4);
});

test("a request is filled in, sent and read without a pointer", async ({ page }) => {
  await open(page, "institutions-get-by-id");
  const id = main(page).getByLabel("institution_id", { exact: true });
  await id.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("ins_109508");
  await page.keyboard.press("Control+Enter");
  await answered(page, 200);

  const tree = panel(page, "Answer").getByRole("tab", { name: "Tree" });
  await tree.focus();
  await page.keyboard.press("ArrowRight");
  await expect(main(page).getByRole("region", { name: "Body of the answer" })).toContainText(
    '"institution_id": "ins_109508"',
  );
  await page.keyboard.press("ArrowRight");
  await expect(main(page).getByRole("region", { name: "Headers of the answer" })).toContainText(
    "content-type",
  );
});

test("a double click and the keyboard at once send once", async ({ page }) => {
  await open(page, "institutions-search");
  const made = calls(page);
  await send(page).dblclick();
  await answered(page, 200);
  expect(made).toHaveLength(1);
});

test("what Plaid refuses is an answer with its code", async ({ page }) => {
  await open(page, "institutions-get-by-id");
  await main(page).getByLabel("institution_id", { exact: true }).fill("ins_0");
  await send(page).click();
  await answered(page, 400);
  await expect(panel(page, "Answer").getByText("INVALID_INSTITUTION").first()).toBeVisible();
});

test("a session that has ended says so, and where to sign in", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/401/);
  await open(page, "institutions-search");
  await page.context().clearCookies();
  await send(page).click();

  await expect(
    main(page).getByRole("alert").filter({ hasText: "Your session has ended" }),
  ).toBeVisible();
});

test("an operation that there is not leads back to those that are", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/404/);
  await page.goto(routes.playground("item-remove"));

  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText(
    "There is no such operation",
  );
  await main(page).getByRole("link", { name: "See all operations" }).click();
  await expect(page).toHaveURL(routes.playground());
});

test("the form, an answer and its tree hold no barrier in the dark @phone", async ({
  page,
  linkBank,
}) => {
  test.slow();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await linkBank();
  await page.goto(routes.playground());
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("Playground");
  await clean(page, "operations");
  await open(page, "link-token-create");
  await preset(page, "Account numbers").click();
  await main(page).getByText("auth", { exact: true }).first().click();
  await clean(page, "form");
  await open(page, "accounts-get");
  await send(page).click();
  await answered(page, 200);
  await clean(page, "answer");
});
