import type { FrameLocator, Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, openLink, shareAccounts, signInAtBank, test } from "./fixtures";

const OAUTH_BANK = "Platypus OAuth Bank";
/** What is shared of a bank that is there before the test begins. */
const CHECKING = { accounts: ["Plaid Checking"] };
const TARTAN = { ...CHECKING, institution: "ins_109511" };

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

/** What the page says went wrong. Next's own announcer is an alert too. */
const problem = (page: Page) => page.getByRole("main").getByRole("alert");
const linkFrame = (page: Page) => page.frameLocator("iframe[title='Plaid Link']");
const account = (page: Page, name: RegExp) => page.getByRole("row", { name });

/** Goes through the page of an OAuth bank. */
async function grantAtBank(bank: Page) {
  await bank.getByRole("button", { name: "Continue to login" }).click();
  await bank.getByRole("button", { name: "Sign in" }).click();
  await bank.getByLabel("Code").fill("1234");
  await bank.getByRole("button", { name: "Submit" }).click();
  await bank.getByRole("button", { name: "Continue", exact: true }).click();
  await bank.getByRole("checkbox", { name: /agree/ }).check();
  await bank.getByRole("button", { name: "Connect account information" }).click();
}

/** Goes through Link to where it leads to the OAuth bank's own page. */
async function toOauthBank(link: FrameLocator) {
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByRole("button", { name: "Continue without phone number" }).click();
  await link.getByRole("button", { name: OAUTH_BANK, exact: true }).click();
}

/** Links a bank from the search that is a part of the page. */
async function throughSearch(page: Page) {
  const search = page.locator("iframe").first().contentFrame();
  await search.getByRole("button", { name: "Tartan Bank" }).click();
  const link = linkFrame(page).last();
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByLabel("Username").fill("user_good");
  await link.getByLabel("Password").fill("pass_good");
  await link.getByRole("button", { name: "Submit" }).click();
  await shareAccounts(link, "Plaid Checking");
}

test("every way to link is on one page, with when to use it @phone", async ({ page }) => {
  await page.goto(routes.link());

  for (const name of [
    "Standard",
    "Embedded search",
    "Hosted Link",
    "Several banks at once",
    "Layer",
    "Update mode",
  ]) {
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  }
  await page.getByRole("link", { name: "Update mode" }).click();
  await expect(page).toHaveURL(routes.linkUpdate());
  await page.getByRole("link", { name: "All ways to link" }).click();
  await expect(page).toHaveURL(routes.link());
});

test.describe("standard Link", () => {
  test("speaks the language one chooses", async ({ page }) => {
    await page.goto(routes.linkStandard());
    await page.getByLabel("Link speaks").selectOption("Deutsch");
    const link = await openLink(page);

    await expect(link.getByRole("button", { name: "Weiter", exact: true })).toBeVisible();
  });

  test("a token that died is swapped for a new one, and one goes on from there", async ({
    page,
  }) => {
    test.slow();
    await page.goto(routes.linkStandard());
    const link = await openLink(page);
    await signInAtBank(link, { password: "wrong" });
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      // The pane is there anew once the bank has refused.
      await expect(link.getByLabel("Password")).toHaveValue("");
      await expect(link.getByRole("alert")).toBeVisible();
      await link.getByLabel("Username").fill("user_good");
      await link.getByLabel("Password").fill(`wrong ${attempt}`);
      await link.getByRole("button", { name: "Submit" }).click();
    }
    await link.getByRole("button", { name: "Close" }).click();

    const alert = page.getByRole("alert").filter({ hasText: "That Link session had expired" });
    await alert.getByRole("button", { name: "Go on" }).click();
    await signInAtBank(linkFrame(page));
    await shareAccounts(linkFrame(page), "Plaid Checking");

    await expect(account(page, /Plaid Checking/)).toBeVisible();
  });

  test("a bank that is linked already is asked about, and linked once more only on request", async ({
    page,
    expectComplaint,
    linkBank,
  }) => {
    test.slow();
    expectComplaint(/409/);
    await linkBank(CHECKING);
    await page.goto(routes.linkStandard());
    const link = await openLink(page);
    await signInAtBank(link);
    await shareAccounts(link, "Plaid Checking");

    const dialog = page.getByRole("dialog", { name: "You have linked this bank before" });
    await dialog.getByRole("button", { name: "Link it once more" }).click();

    await expect(page.getByRole("heading", { name: "First Platypus Bank" })).toHaveCount(2);
  });

  test("a bank that is linked already can be left as it is", async ({
    page,
    expectComplaint,
    linkBank,
  }) => {
    test.slow();
    expectComplaint(/409/);
    await linkBank(CHECKING);
    await page.goto(routes.linkStandard());
    const link = await openLink(page);
    await signInAtBank(link);
    await shareAccounts(link, "Plaid Checking");
    const dialog = page.getByRole("dialog", { name: "You have linked this bank before" });
    // On a slow line too: whoever goes on at once is not asked again.
    await page.route("**/api/link/exchanges/*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await dialog.getByRole("button", { name: "Leave it as it is" }).click();
    await expect(dialog).toBeHidden();

    await page.goto(routes.accounts());
    await expect(page.getByRole("heading", { name: "First Platypus Bank" })).toHaveCount(1);
    await expect(page.getByRole("region", { name: /Unfinished/ })).toHaveCount(0);
  });
});

test.describe("OAuth", () => {
  test("in a window of the bank's own @phone", async ({ page }) => {
    await page.goto(routes.linkStandard());
    const link = await openLink(page);
    await toOauthBank(link);
    const [bank] = await Promise.all([
      page.waitForEvent("popup"),
      link.getByRole("button", { name: "Continue to login" }).click(),
    ]);
    await grantAtBank(bank);
    await link.getByRole("button", { name: "Finish" }).click();

    await expect(page.getByRole("heading", { name: OAUTH_BANK })).toBeVisible();
  });

  test.describe("in an app's webview", () => {
    test.use({
      userAgent:
        "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    });

    test("leaves the page, and goes on where the bank leads back to, once @phone", async ({
      page,
      expectComplaint,
    }) => {
      expectComplaint(/410/);
      await page.goto(routes.linkStandard());
      const link = await openLink(page);
      await toOauthBank(link);
      await link.getByRole("button", { name: "Continue to login" }).click();
      await page.waitForURL(/\/bank/);
      await grantAtBank(page);

      await page.waitForURL(/\/link\/oauth\?oauth_state_id=/);
      const returned = page.url();
      await linkFrame(page).getByRole("button", { name: "Finish" }).click();
      await expect(page.getByRole("heading", { name: OAUTH_BANK })).toBeVisible();

      await page.goto(returned);
      await expect(problem(page)).toContainText("Start again");
      expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("link-");
    });

    test("tells of several banks one by one on the page the bank leads back to", async ({
      page,
    }) => {
      test.slow();
      await page.goto(routes.linkMultiItem());
      await page.getByRole("button", { name: "Link several banks" }).click();
      await toOauthBank(linkFrame(page));
      await linkFrame(page).getByRole("button", { name: "Continue to login" }).click();
      await page.waitForURL(/\/bank/);
      await grantAtBank(page);
      await page.waitForURL(/\/link\/oauth\?oauth_state_id=/);
      await linkFrame(page).getByRole("button", { name: "Continue", exact: true }).click();

      const banks = page.getByRole("list", { name: "Bank" });
      await expect(banks.getByText("Linked, and its accounts are read.")).toBeVisible();
      await expect(banks.getByText(OAUTH_BANK)).toBeVisible();
      await page.getByRole("link", { name: "Go to your accounts" }).click();
      await expect(page.getByRole("heading", { name: OAUTH_BANK })).toBeVisible();
    });

    test("a return that belongs to nobody here says so, with a way on", async ({
      page,
      expectComplaint,
    }) => {
      expectComplaint(/410/);
      await page.goto(`${routes.linkOauth()}?oauth_state_id=11111111-1111-4111-8111-111111111111`);

      await expect(problem(page)).toContainText("no open Link session");
      await problem(page).getByRole("link", { name: "Start again" }).click();
      await expect(page).toHaveURL(routes.link());
    });

    test("a state id that Plaid does not know ends in its error, with a way on", async ({
      page,
      expectComplaint,
    }) => {
      expectComplaint(/404|400/);
      await page.goto(routes.linkStandard());
      await openLink(page);
      await expect(
        linkFrame(page).getByRole("button", { name: "Continue", exact: true }),
      ).toBeVisible();
      await page.goto(`${routes.linkOauth()}?oauth_state_id=11111111-1111-4111-8111-111111111111`);
      await linkFrame(page).getByRole("button", { name: /Exit/ }).last().click();
      await linkFrame(page).getByRole("button", { name: "Yes, exit" }).click();

      await expect(problem(page).getByRole("link", { name: "Start again" })).toBeVisible();
    });
  });
});

test.describe("embedded Link", () => {
  test("is a part of the page from the search to the linked bank @phone", async ({ page }) => {
    await page.goto(routes.linkEmbedded());
    await throughSearch(page);

    await expect(page.getByRole("heading", { name: "Tartan Bank" })).toBeVisible();
  });

  test("repairs a bank that is linked already in Link itself", async ({
    page,
    expectComplaint,
    linkBank,
  }) => {
    test.slow();
    expectComplaint(/409/);
    await linkBank(TARTAN);
    await page.goto(routes.linkEmbedded());
    await throughSearch(page);
    await page.getByRole("button", { name: "Repair the link you have" }).click();
    const link = linkFrame(page);
    await link.getByLabel("Username").fill("user_good");
    await link.getByLabel("Password").fill("pass_good");
    await link.getByRole("button", { name: "Submit" }).click();
    await link.getByRole("button", { name: "Finish" }).click();

    await expect(page.getByText("Tartan Bank is up to date")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Tartan Bank" })).toHaveCount(1);
  });

  test("leaves a bank as it is, and searches again on request", async ({
    page,
    expectComplaint,
    linkBank,
  }) => {
    test.slow();
    expectComplaint(/409/);
    await linkBank(TARTAN);
    await page.goto(routes.linkEmbedded());
    await throughSearch(page);
    await page.getByRole("button", { name: "Leave it as it is" }).click();
    await page.getByRole("button", { name: "Search for a bank" }).click();

    const search = page.locator("iframe").first().contentFrame();
    await expect(search.getByRole("button", { name: "Tartan Bank" })).toBeVisible();
  });

  test("tells our server when the page goes away with Link open over it", async ({ page }) => {
    await page.goto(routes.linkEmbedded());
    const search = page.locator("iframe").first().contentFrame();
    await search.getByRole("button", { name: "Tartan Bank" }).click();
    await expect(linkFrame(page).last().getByRole("button", { name: "Continue" })).toBeVisible();

    const [told] = await Promise.all([
      page.waitForRequest((request) => request.postDataJSON()?.leaving === true),
      // What a browser sends while it leaves a page, Playwright does not see.
      page.evaluate(() => window.dispatchEvent(new Event("pagehide"))),
    ]);

    expect(new URL(told.url()).pathname).toMatch(/^\/api\/link\/sessions\/lks_\w+\/events$/);
  });

  test("is still there after one has left, and was built once @phone", async ({ page }) => {
    await page.goto(routes.linkEmbedded());
    const search = page.locator("iframe").first().contentFrame();
    await search.getByRole("button", { name: "Tartan Bank" }).click();
    const link = page.frameLocator("iframe[title='Plaid Link']").last();
    await link.getByRole("button", { name: "Exit" }).click();
    const sure = link.getByRole("button", { name: "Yes, exit" });
    if (await sure.isVisible()) await sure.click();

    await search.getByRole("searchbox").fill("gingham");
    await expect(search.getByRole("button", { name: /Gingham/ })).toBeVisible();
  });
});

test.describe("update mode", () => {
  test("mends a bank, from where its trouble shows @phone", async ({
    page,
    linkBank,
    emulator,
  }) => {
    const { plaid } = await linkBank(CHECKING);
    await emulator(`/items/${(await plaid()).itemId}/reset_login`, {});
    await page.goto(routes.accounts());
    await page
      .getByRole("main")
      .getByRole("button", { name: "Refresh First Platypus Bank" })
      .click();
    const notice = page.getByText("The bank wants you to sign in again.");
    await expect(notice).toBeVisible();

    await page.getByRole("button", { name: "Sign in again" }).click();
    const link = linkFrame(page);
    await link.getByLabel("Username").fill("user_good");
    await link.getByLabel("Password").fill("pass_good");
    await link.getByRole("button", { name: "Submit" }).click();
    await link.getByRole("button", { name: "Finish" }).click();

    await expect(page.getByText("First Platypus Bank is up to date")).toBeVisible();
    await expect(notice).toHaveCount(0);
  });

  test("adds and removes accounts", async ({ page, linkBank }) => {
    await linkBank(CHECKING);
    await page.goto(routes.linkUpdate());
    await page.getByRole("button", { name: "Choose accounts" }).click();
    const link = linkFrame(page);
    await link.getByRole("checkbox", { name: "Plaid Checking" }).uncheck();
    await shareAccounts(link, "Plaid Saving");

    await expect(account(page, /Plaid Saving/)).toBeVisible();
    await expect(account(page, /Plaid Checking/)).toHaveCount(0);
  });

  test("asks for consent to more, and leaving it changes nothing @phone", async ({
    page,
    linkBank,
  }) => {
    await linkBank(CHECKING);
    await page.goto(routes.linkUpdate());
    await page.getByRole("button", { name: "Grant more" }).click();
    const link = linkFrame(page);
    await expect(link.getByRole("heading").first()).toBeVisible();
    await link.getByRole("button", { name: "Exit" }).click();
    const sure = link.getByRole("button", { name: "Yes, exit" });
    await sure.click();

    await expect(page.locator("iframe[title='Plaid Link']")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Grant more" })).toBeEnabled();
  });

  test("without a bank says what to do first", async ({ page }) => {
    await page.goto(routes.linkUpdate());

    await expect(page.getByText("There is no bank to update yet")).toBeVisible();
  });
});

test.describe("Multi-Item", () => {
  /** Opens Link as far as the choice of the first bank. */
  async function begin(page: Page): Promise<FrameLocator> {
    await page.goto(routes.linkMultiItem());
    await page.getByRole("button", { name: "Link several banks" }).click();
    const link = linkFrame(page);
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByRole("button", { name: "Continue without phone number" }).click();
    return link;
  }

  /** Adds a bank to the session, with its checking account. */
  async function addBank(link: FrameLocator, bank: string) {
    await link.getByRole("button", { name: bank }).click();
    await link.getByLabel("Username").fill("user_good");
    await link.getByLabel("Password").fill("pass_good");
    await link.getByRole("button", { name: "Submit" }).click();
    await link.getByRole("checkbox", { name: "Plaid Checking" }).check();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
  }

  async function addTwo(page: Page, [first, second]: [string, string]) {
    const link = await begin(page);
    await addBank(link, first);
    await link.getByRole("button", { name: "Add another institution" }).click();
    await addBank(link, second);
    await expect(link.getByRole("heading", { name: "2 institutions connected" })).toBeVisible();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
  }

  const result = (page: Page, bank: string) =>
    page.getByRole("list", { name: "Banks" }).getByRole("listitem").filter({ hasText: bank });

  test("links two banks in one session, and tells of each @phone", async ({ page }) => {
    test.slow();
    await addTwo(page, ["First Platypus Bank", "Tartan Bank"]);

    await expect(result(page, "First Platypus Bank")).toContainText("its accounts are read");
    await expect(result(page, "Tartan Bank")).toContainText("its accounts are read");
    await page.getByRole("link", { name: "Go to your accounts" }).click();
    for (const bank of ["First Platypus Bank", "Tartan Bank"]) {
      await expect(page.getByRole("heading", { name: bank })).toBeVisible();
    }
  });

  test("a bank that is linked already waits for a decision, and keeps no other from being linked", async ({
    page,
    linkBank,
  }) => {
    test.slow();
    await linkBank(CHECKING);
    await addTwo(page, ["First Platypus Bank", "Tartan Bank"]);

    await expect(result(page, "Tartan Bank")).toContainText("its accounts are read");
    const again = result(page, "First Platypus Bank");
    await expect(again).toContainText("is linked already");
    await again.getByRole("button", { name: "Link it once more" }).click();
    await expect(again).toContainText("its accounts are read");
  });

  test("can be left before any bank is chosen, and begun again @phone", async ({ page }) => {
    const link = await begin(page);
    await link.getByRole("button", { name: "Exit" }).click();
    await link.getByRole("button", { name: "Yes, exit" }).click();

    await expect(page.getByRole("button", { name: "Link several banks" })).toBeFocused();
    await expect(page.getByRole("list", { name: /^Banks?$/ })).toHaveCount(0);
    await begin(page);
  });
});

test.describe("Layer", () => {
  async function submitPhone(page: Page, phone: string) {
    await page.goto(routes.linkLayer());
    await page.getByLabel("Phone number").fill(phone);
    await page.getByRole("button", { name: "Continue" }).click();
  }

  async function throughLayer(link: FrameLocator) {
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByRole("textbox").first().fill("123456");
    await link.getByRole("button", { name: "Share" }).click();
    await expect(link.getByRole("heading", { name: "Select accounts to share" })).toBeVisible();
    for (const box of await link.getByRole("checkbox", { name: /Checking/ }).all()) {
      await box.check();
    }
    await link.getByRole("button", { name: "Share" }).click();
  }

  test("needs a phone number only, and shows the profile to be confirmed @phone", async ({
    page,
  }) => {
    await submitPhone(page, "415-555-0011");
    await throughLayer(linkFrame(page));

    await expect(page.getByRole("heading", { name: "Is this right?" })).toBeVisible();
    await expect(page.getByText("Leslie Knope")).toBeVisible();
    await expect(page.getByText("unverified").first()).toBeVisible();
    await page.getByRole("button", { name: "Yes, keep my name" }).click();

    await expect(page).toHaveURL(routes.accounts());
    await expect(page.getByRole("heading", { name: "First Platypus Bank" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "First Gingham Credit Union" })).toBeVisible();
  });

  test("loses nothing of what was shared when the connection is lost at the last step", async ({
    page,
    expectComplaint,
  }) => {
    expectComplaint(/Failed to load resource|ERR_FAILED/);
    await page.route(/\/complete$/, (route) => route.abort());
    await submitPhone(page, "415-555-0011");
    await throughLayer(linkFrame(page));
    await expect(problem(page)).toContainText("not stored yet");

    await page.unroute(/\/complete$/);
    await problem(page).getByRole("button", { name: "Try again" }).click();

    await expect(page.getByRole("heading", { name: "Is this right?" })).toBeVisible();
    await expect(page.getByText("Leslie Knope")).toBeVisible();
  });

  test("that does not answer can be cancelled, and is given up after fifteen seconds", async ({
    page,
  }) => {
    await page.goto(routes.linkLayer());
    await page.getByLabel("Phone number").focus();
    await page.waitForFunction(() => "Plaid" in window);
    await page.route(
      (url) => url.origin !== new URL(page.url()).origin,
      () => new Promise(() => {}),
    );
    await page.getByLabel("Phone number").fill("415-555-0011");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByLabel("Phone number").fill("415-555-0011");
    await page.getByRole("button", { name: "Continue" }).click();

    await expect(problem(page)).toContainText("did not answer within 15 seconds", {
      timeout: 60_000,
    });
    await expect(page.getByLabel("Phone number")).toBeVisible();
  });

  test("asks for the date of birth only where the number is not enough", async ({ page }) => {
    await submitPhone(page, "515-555-0018");
    await page.getByLabel("Date of birth").fill("1975-01-18");
    await page.getByRole("button", { name: "Continue" }).click();

    await expect(linkFrame(page).getByRole("heading").first()).toBeVisible();
  });

  test("gives way to standard Link where Plaid knows nobody", async ({ page }) => {
    await submitPhone(page, "415-555-0000");
    await page.getByLabel("Date of birth").fill("1999-09-09");
    await page.getByRole("button", { name: "Continue" }).click();

    await expect(page.getByText("the ordinary way")).toBeVisible();
    const link = await openLink(page);
    await signInAtBank(link);
    await shareAccounts(link, "Plaid Checking");
    await expect(account(page, /Plaid Checking/)).toBeVisible();
  });

  test("says what is wrong with an answer, and asks Plaid for nothing", async ({ page }) => {
    await submitPhone(page, "12");

    await expect(page.getByText("Enter a phone number with its area code")).toBeVisible();
  });

  test("can be left, and begun again @phone", async ({ page }) => {
    await submitPhone(page, "415-555-0011");
    await linkFrame(page).getByRole("button", { name: "Exit" }).click();

    await expect(page.getByLabel("Phone number")).toBeVisible();
    await submitPhone(page, "415-555-0015");
    await expect(linkFrame(page).getByRole("heading").first()).toBeVisible();
  });
});
