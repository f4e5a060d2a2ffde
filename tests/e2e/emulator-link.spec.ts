import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import {
  emulatorApp,
  expectNoBarriers,
  goThroughBank,
  signIn,
  toInstitutions,
} from "./emulator-app";

type Finished = {
  kind: "success" | "exit";
  publicToken: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests read callbacks as the page got them.
  error: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests read callbacks as the page got them.
  metadata: any;
  events: string[];
};

const test = base.extend<{ link: FrameLocator; phone: boolean }>({
  phone: async ({ page }, use) => {
    await use((page.viewportSize()?.width ?? 0) < 600);
  },
  link: async ({ page }, use) => {
    await use(page.frameLocator("#plaid-link-iframe-1"));
  },
});

const app = emulatorApp(test, { react: reactSource(), html });

test.describe("a bank that asks for more than a password", () => {
  test("takes a code sent to a device, after a wrong one @phone", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await signIn(link, "mfa_device");

    await link.getByRole("button", { name: "Continue" }).click();
    await link.getByLabel("Code").fill("0000");
    await link.getByRole("button", { name: "Submit" }).click();
    await expect(link.getByRole("alert")).toContainText("not correct");
    await link.getByLabel("Code").fill("1234");
    await link.getByRole("button", { name: "Submit" }).click();
    await share(link);

    const { kind, events } = await finished(page);
    expect(kind).toBe("success");
    expect(events.filter((name) => name === "SUBMIT_MFA")).toHaveLength(3);
  });

  test("takes answers to questions, round after round", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await signIn(link, "mfa_questions_2_2");

    for (const round of [0, 1]) {
      await link.getByLabel(`question ${round + 1}.1`).fill(`answer_${round}_0`);
      await link.getByLabel(`question ${round + 1}.2`).fill(`answer_${round}_1`);
      await link.getByRole("button", { name: "Submit" }).click();
    }
    await share(link);

    expect((await finished(page)).kind).toBe("success");
  });

  test("takes selections, and tells what was missing on exit", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await signIn(link, "mfa_selections_1_1_3");

    await link.getByRole("combobox").selectOption("answer_0_0_1");
    await link.getByRole("button", { name: "Submit" }).click();
    await expect(link.getByRole("alert")).toContainText("not correct");
    await exit(link);

    const { error, metadata } = await finished(page);
    expect(error.error_code).toBe("INVALID_MFA");
    expect(metadata.status).toBe("requires_selections");
  });
});

test.describe("an OAuth bank", () => {
  test("opens in a window of its own, and Link goes on when it is done @phone", async ({
    page,
    link,
  }) => {
    await openAt(page, await linkToken());
    await toInstitutions(link);
    await link.getByRole("button", { name: "Platypus OAuth Bank", exact: true }).click();
    const [bank] = await Promise.all([
      page.waitForEvent("popup"),
      link.getByRole("button", { name: "Continue to login" }).click(),
    ]);
    await goThroughBank(bank, { without: ["Plaid Saving"] });

    await expect(link.getByRole("heading", { name: "Success" })).toBeVisible();
    await expect(page.context().pages()).toHaveLength(1);
    await link.getByRole("button", { name: "Finish" }).click();

    const { kind, events, metadata } = await finished(page);
    expect(kind).toBe("success");
    expect(metadata.accounts.map(({ name }: { name: string }) => name)).not.toContain(
      "Plaid Saving",
    );
    expect(events.slice(-6)).toEqual([
      "SELECT_INSTITUTION",
      "TV OAUTH",
      "OPEN_OAUTH",
      "TV LOADING",
      "TV CONNECTED",
      "HANDOFF",
    ]);
  });

  test("whose window is closed can be tried again", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toBank(link, "Chase");
    const again = link.getByRole("button", { name: "Continue to login" });
    const [first] = await Promise.all([page.waitForEvent("popup"), again.click()]);
    await first.waitForLoadState();
    await first.close();
    await expect(again).toBeVisible();
    const [second] = await Promise.all([page.waitForEvent("popup"), again.click()]);
    await goThroughBank(second);
    await link.getByRole("button", { name: "Finish" }).click();

    const { events } = await finished(page);
    expect(events).toContain("CLOSE_OAUTH");
    expect(events.filter((name) => name === "OPEN_OAUTH")).toHaveLength(2);
  });

  test("offers a link where the browser blocks its window", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await link.getByRole("button", { name: "Continue", exact: true }).waitFor();
    await page
      .frames()
      .at(-1)
      ?.evaluate(() => {
        window.open = () => null;
      });
    await toBank(link, "Chase");
    await link.getByRole("button", { name: "Continue to login" }).click();
    const [bank] = await Promise.all([
      page.waitForEvent("popup"),
      link.getByRole("link", { name: "Open Chase" }).click(),
    ]);
    await goThroughBank(bank);
    await link.getByRole("button", { name: "Finish" }).click();

    expect((await finished(page)).kind).toBe("success");
  });

  for (const code of ["ACCESS_NOT_GRANTED", "INSUFFICIENT_CREDENTIALS", "NO_AUTH_ACCOUNTS"]) {
    test(`can end in ${code}, and be tried again`, async ({ page, link }) => {
      await openAt(page, await linkToken());
      await toBank(link, "Wells Fargo");
      const [bank] = await Promise.all([
        page.waitForEvent("popup"),
        link.getByRole("button", { name: "Continue to login" }).click(),
      ]);
      await bank.getByRole("button", { name: "Continue to login" }).click();
      await bank.getByLabel("Outcome to simulate").selectOption(code);
      await bank.getByRole("button", { name: "Sign in" }).click();

      await expect(link.getByText(code)).toBeVisible();
      await link.getByRole("button", { name: "Try again" }).click();
      await exit(link);

      const { error, metadata } = await finished(page);
      expect(error.error_code).toBe(code);
      expect(metadata.status).toBe("requires_oauth");
    });
  }

  test("is left the page for in a webview, and comes back to it @phone", async ({ page, link }) => {
    app.control.changeSettings({ webview: true });
    const token = await linkToken({ redirect_uri: `${app.origin}/plain/return` });
    await openAt(page, token);
    await toBank(link, "Chase");
    await link.getByRole("button", { name: "Continue to login" }).click();
    await goThroughBank(page, { without: ["Plaid CD"] });

    await page.waitForURL(/\/plain\/return\?oauth_state_id=[0-9a-f-]{36}$/);
    await link.getByRole("button", { name: "Finish" }).click();

    const first = await finished(page);
    expect(first.kind).toBe("success");
    expect(first.events).toEqual(["OPEN", "TV LOADING", "TV CONNECTED", "HANDOFF"]);

    const complaint = page.waitForEvent("console", (message) => message.type() === "error");
    await page.reload();
    expect((await complaint).text()).toBe(
      "Error: oauth_state_id has already been processed and deleted.",
    );
    await expect(page.locator("#plaid-link-iframe-1")).toBeHidden();
  });

  test("cannot come back with an unknown state id", async ({ page, link }) => {
    const token = await linkToken({ redirect_uri: `${app.origin}/plain/return` });
    await page.addInitScript((value) => sessionStorage.setItem("token", value), token);
    await page.goto(
      `${app.origin}/plain/return?oauth_state_id=00000000-0000-4000-8000-000000000000`,
    );
    await exit(link);

    const { error, metadata, events } = await finished(page);
    expect(error.error_code).toBe("OAUTH_STATE_ID_NOT_FOUND");
    expect(metadata.status).toBe("requires_oauth");
    expect(events).toEqual(["OPEN", "ERROR", "TV ERROR", "TV EXIT", "EXIT"]);
  });
});

test.describe("somebody with a phone number", () => {
  test("who is remembered links without a login @phone", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await givePhone(link, "415-555-0011");
    await link.getByLabel("Code").pressSequentially("123456");
    await link.getByRole("button", { name: "Continue with First Platypus Bank" }).click();

    const { kind, events } = await finished(page);
    expect(kind).toBe("success");
    expect(events.slice(2)).toEqual([
      "TV SUBMIT_PHONE",
      "VERIFY_PHONE",
      "SUBMIT_PHONE",
      "TV VERIFY_PHONE",
      "SUBMIT_OTP",
      "TV SELECT_SAVED_INSTITUTION",
      "SELECT_INSTITUTION",
      "HANDOFF",
    ]);
  });

  test("who is new is remembered the next time", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await givePhone(link, "415-555-0010");
    await link.getByLabel("Code").pressSequentially("123456");
    await link.getByRole("button", { name: "Tartan Bank" }).click();
    await signIn(link, "pass_good");
    await share(link);
    await finished(page);

    await openAt(page, await linkToken());
    await givePhone(link, "415-555-0010");
    await link.getByLabel("Code").pressSequentially("123456");
    await link.getByRole("button", { name: "Continue with Tartan Bank" }).click();

    expect((await finished(page)).metadata.accounts).toHaveLength(1);
  });

  test("may be wrong twice about the code, not three times", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await givePhone(link, "12");
    await expect(link.getByRole("alert")).toContainText("invalid");
    await link.getByLabel("Phone number").fill("(415) 555-0011");
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    for (const code of ["000000", "111111"]) {
      await link.getByLabel("Code").pressSequentially(code);
      await expect(link.getByLabel("Code")).toHaveValue("");
    }
    await expect(link.getByRole("alert")).toContainText("invalid");
    await link.getByLabel("Code").pressSequentially("222222");
    await expect(link.getByText("PROFILE_AUTHENTICATION_FAILED")).toBeVisible();
    await link.getByRole("button", { name: "Select another institution" }).click();

    await expect(link.getByRole("heading", { name: "Select your institution" })).toBeVisible();
  });

  test("can be saved at the end", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await signIn(link, "pass_good");
    await link.getByRole("checkbox", { name: "Plaid Checking" }).check();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByLabel("Phone number").fill("415-555-0010");
    await link.getByRole("button", { name: "Save accounts" }).click();
    await link.getByLabel("Code").pressSequentially("123456");

    expect((await finished(page)).kind).toBe("success");
  });
});

test.describe("the search for a bank", () => {
  test("tells when nothing matches, and which banks lack what is needed", async ({
    page,
    link,
  }) => {
    await openAt(page, await linkToken({ products: ["auth"] }));
    await toInstitutions(link);
    const search = link.getByRole("searchbox");

    await search.fill("qqq");
    await expect(link.getByRole("status")).toContainText("Nothing matches");
    await search.fill("hound bank");
    await link.getByRole("button", { name: /Houndstooth Bank.*Does not offer/ }).click();
    await expect(link.getByText("ITEM_NOT_SUPPORTED")).toBeVisible();
    await exit(link);

    const { events, metadata } = await finished(page);
    expect(events).toContain("SELECT_FILTERED_INSTITUTION");
    expect(metadata.status).toBe("institution_not_supported");
  });
});

test.describe("the accounts", () => {
  test("can be selected all at once", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await signIn(link, "pass_good");
    await link.getByRole("button", { name: "Select all" }).click();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByRole("button", { name: "Finish" }).click();

    expect((await finished(page)).metadata.accounts).toHaveLength(12);
  });

  test("may be limited to one", async ({ page, link }) => {
    app.control.changeSettings({ accountSelect: "one" });
    await openAt(page, await linkToken());
    await toLogin(link);
    await signIn(link, "pass_good");
    await link.getByRole("radio", { name: "Plaid Checking" }).check();
    await link.getByRole("radio", { name: "Plaid Saving" }).check();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByRole("button", { name: "Finish" }).click();

    const { metadata } = await finished(page);
    expect(metadata.accounts.map(({ name }: { name: string }) => name)).toEqual(["Plaid Saving"]);
  });

  test("are not waited for longer than five minutes", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await signIn(link, "pass_good");
    await expect(link.getByRole("checkbox").first()).toBeVisible();
    app.control.advanceClock({ advanceMs: 5 * 60_000 });

    await expect(link.getByRole("heading", { name: "Session expired" })).toBeVisible({
      timeout: 30_000,
    });
  });
});

test.describe("update mode", () => {
  test("chooses accounts anew, without a login where the old one works", async ({ page, link }) => {
    const access_token = await linkItem();
    const before = (await app.api("/accounts/get", { access_token })).accounts;
    const update = { account_selection_enabled: true };
    await openAt(page, await linkToken({ access_token, products: undefined, update }));
    await link.getByRole("checkbox", { name: "Plaid CD" }).uncheck();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByRole("button", { name: "Finish", exact: true }).click();

    const { events, metadata } = await finished(page);
    expect(events.slice(1)).toEqual(["TV SELECT_ACCOUNT", "TV CONNECTED", "HANDOFF"]);
    expect(metadata.accounts).toHaveLength(before.length - 1);
    const after = (await app.api("/accounts/get", { access_token })).accounts;
    expect(after.map(({ name }: { name: string }) => name)).not.toContain("Plaid CD");
  });

  test("at an OAuth bank goes back to the bank", async ({ page, link }) => {
    const access_token = await linkItem("ins_127287");
    await app.api("/sandbox/item/reset_login", { access_token });
    await openAt(page, await linkToken({ access_token, products: undefined }));
    const [bank] = await Promise.all([
      page.waitForEvent("popup"),
      link.getByRole("button", { name: "Continue to login" }).click(),
    ]);
    await goThroughBank(bank, { without: ["Plaid CD"] });
    await link.getByRole("button", { name: "Finish", exact: true }).click();

    expect((await finished(page)).kind).toBe("success");
    expect((await app.api("/item/get", { access_token })).item.error).toBeNull();
    expect((await app.api("/accounts/get", { access_token })).accounts).toHaveLength(11);
  });

  test("repairs a login, and takes nobody else's @phone", async ({ page, link }) => {
    const access_token = await linkItem();
    await app.api("/sandbox/item/reset_login", { access_token });
    await openAt(page, await linkToken({ access_token, products: undefined }));
    await signIn(link, "pass_good", "User_Good");
    await expect(link.getByRole("alert")).toContainText("not the username");
    await signIn(link, "pass_good");
    await link.getByRole("button", { name: "Finish" }).click();

    const { kind, events } = await finished(page);
    expect(kind).toBe("success");
    expect(events.slice(-5)).toEqual([
      "TV CREDENTIAL",
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "TV CONNECTED",
      "HANDOFF",
    ]);
    expect((await app.api("/item/get", { access_token })).item.error).toBeNull();
  });
});

test.describe("a handler", () => {
  test("that is not of React works beside another, and gives the page back as it was", async ({
    page,
  }) => {
    const token = await linkToken();
    await page.goto(`${app.origin}/plain`);
    await page.evaluate((value) => {
      document.body.style.overflow = "scroll";
      const { first, second } = window.twoHandlers(value);
      first.open();
      second.open();
    }, token);
    await exit(page.frameLocator("#plaid-link-iframe-2"));
    await expect.poll(() => page.evaluate(() => document.body.style.overflow)).toBe("hidden");
    await exit(page.frameLocator("#plaid-link-iframe-1"));

    await expect.poll(() => page.evaluate(() => document.body.style.overflow)).toBe("scroll");
  });

  test("can be opened before it has loaded, and destroyed while it loads", async ({
    page,
    link,
  }) => {
    const token = await linkToken();
    await page.goto(`${app.origin}/plain`);
    await page.evaluate((value) => {
      window.twoHandlers(value).first.destroy();
      for (const iframe of document.querySelectorAll("iframe")) iframe.remove();
    }, token);
    await page.evaluate((value) => window.start(value), token);

    const later = page.frameLocator("iframe[title='Plaid Link']");
    await expect(later.getByRole("button", { name: "Continue", exact: true })).toBeVisible();
    await expect(link.locator("body")).toHaveCount(0);
  });

  test("ends at once when it is told to", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await page.evaluate(() => window.handler?.exit({ force: true }));

    expect((await finished(page)).metadata.status).toBe("requires_credentials");
  });

  test("takes nobody else's message for Link's, and Link none that lacks its nonce for the page's", async ({
    page,
    link,
  }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await page.evaluate(async () => {
      const iframe = document.querySelector<HTMLIFrameElement>("iframe[title='Plaid Link']");
      const nonce = new URL(iframe?.src ?? "").hash.slice(1);
      const forged = { type: "success", publicToken: "public-sandbox-forged", metadata: {} };
      window.postMessage({ ...forged, nonce }, "*");
      iframe?.contentWindow?.postMessage({ type: "exit", force: true, nonce: "guessed" }, "*");
    });
    await signIn(link);
    await share(link);

    const { kind, publicToken } = await finished(page);
    expect(kind).toBe("success");
    expect(publicToken).not.toBe("public-sandbox-forged");
  });

  test("keeps the keyboard inside, and asks before it leaves on Escape", async ({ page, link }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await expect(link.getByLabel("Username")).toBeVisible();
    for (let pressed = 0; pressed < 12; pressed += 1) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("plaid-link-iframe-1");
    }

    await page.keyboard.press("Escape");
    await expect(link.getByRole("button", { name: "Yes, exit" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(link.getByLabel("Username")).toBeVisible();
  });

  test("stays usable when the script is embedded twice, and says that it is", async ({
    page,
    link,
  }) => {
    await page.goto(`${app.origin}/plain`);
    const warning = page.waitForEvent("console", (message) => message.type() === "warning");
    await page.addScriptTag({ url: `${app.plaidUrl}/link/v2/stable/link-initialize.js` });
    expect((await warning).text()).toContain("embedded more than once");
    await page.evaluate((value) => window.start(value), await linkToken());

    await expect(link.getByRole("button", { name: "Continue", exact: true })).toBeVisible();
  });

  test("leaves its buttons in reach when an on-screen keyboard takes half of the window @phone", async ({
    page,
    link,
  }) => {
    await openAt(page, await linkToken());
    await toLogin(link);
    await link.getByLabel("Password").focus();
    await page.setViewportSize({ width: 390, height: 380 });

    await link.getByRole("button", { name: "Submit" }).scrollIntoViewIfNeeded();
    await expect(link.getByRole("button", { name: "Submit" })).toBeInViewport();
    await expect(link.getByRole("button", { name: "Exit" })).toBeInViewport();
  });

  test("says a dead link token in its callback", async ({ page, link }) => {
    await openAt(page, "link-sandbox-00000000-0000-4000-8000-000000000000");
    await link.getByRole("button", { name: "Close" }).click();

    expect((await finished(page)).error.error_code).toBe("INVALID_LINK_TOKEN");
  });
});

test("panes and the bank's page have no barriers that axe finds @phone", async ({ page, link }) => {
  // axe looks at eight pages one after the other.
  test.slow();
  await openAt(page, await linkToken());
  await givePhone(link, "415-555-0011");
  await expectNoBarriers(page);
  await link.getByLabel("Code").pressSequentially("123456");
  await expect(link.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await expectNoBarriers(page);
  await link.getByRole("button", { name: "Connect another institution" }).click();
  await link.getByRole("button", { name: "First Platypus Bank" }).click();
  for (const password of ["mfa_questions_1_2", "mfa_selections", '{"recaptcha":"good"}']) {
    await signIn(link, password);
    await expect(link.getByRole("button", { name: "Submit" })).toBeVisible();
    await expect(link.getByLabel("Password")).toHaveCount(0);
    await expectNoBarriers(page);
    await openAt(page, await linkToken());
    await toLogin(link);
  }
  await link.getByRole("button", { name: "Back" }).click();
  await link.getByRole("button", { name: "Platypus OAuth Bank", exact: true }).click();
  const [bank] = await Promise.all([
    page.waitForEvent("popup"),
    link.getByRole("button", { name: "Continue to login" }).click(),
  ]);
  await expectNoBarriers(page);
  await bank.getByRole("button", { name: "Continue to login" }).click();
  await expectNoBarriers(bank);
  await bank.getByRole("button", { name: "Sign in" }).click();
  await bank.getByLabel("Code").fill("1234");
  await bank.getByRole("button", { name: "Submit" }).click();
  await expectNoBarriers(bank);
});

test("Link speaks the language of its token", async ({ page, link }) => {
  await openAt(page, await linkToken({ language: "de" }));

  await expect(link.getByRole("button", { name: "Weiter" })).toBeVisible();
  await expect(link.locator("#dialog")).toHaveAttribute("lang", "de");
});

test("an unmodified react-plaid-link takes up a session that a bank sent back @phone", async ({
  page,
  link,
}) => {
  app.control.changeSettings({ webview: true });
  const token = await linkToken({ redirect_uri: `${app.origin}/react` });
  await page.goto(`${app.origin}/react?token=${token}`);
  await page.getByRole("button", { name: "Link" }).click();
  await toBank(link, "Chase");
  await link.getByRole("button", { name: "Continue to login" }).click();
  await goThroughBank(page);
  await page.waitForURL(/\/react\?oauth_state_id=/);
  await page.getByRole("button", { name: "Link" }).click();
  await link.getByRole("button", { name: "Finish" }).click();

  const { kind, events } = await finished(page);
  expect(kind).toBe("success");
  expect(events).toEqual(["OPEN", "TV LOADING", "TV CONNECTED", "HANDOFF"]);
});

test("an unmodified react-plaid-link opens, links, exits and unmounts @phone", async ({
  page,
  link,
}) => {
  const token = await linkToken();
  await page.goto(`${app.origin}/react?token=${token}`);
  await page.getByRole("button", { name: "Link" }).click();
  await toLogin(link);
  await signIn(link, "pass_good");
  await share(link);
  expect((await finished(page)).kind).toBe("success");

  await page.getByRole("button", { name: "Link" }).click();
  await toLogin(link);
  await page.evaluate(() => window.unmount?.());
  await expect(page.locator("iframe[title='Plaid Link']")).toHaveCount(0);
});

async function linkToken(changes: object = {}): Promise<string> {
  return (await app.createLinkToken(changes)).link_token;
}

async function linkItem(institution_id = "ins_109508"): Promise<string> {
  const { public_token } = await app.api("/sandbox/public_token/create", {
    institution_id,
    initial_products: ["transactions"],
  });
  return (await app.api("/item/public_token/exchange", { public_token })).access_token;
}

/** Opens the plain page and, on it, Link with this token. */
async function openAt(page: Page, token: string) {
  await page.goto(`${app.origin}/plain`);
  await page.evaluate((value) => {
    sessionStorage.setItem("token", value);
    window.start(value);
  }, token);
}

/** What Link called the page with at the end. */
async function finished(page: Page): Promise<Finished> {
  await page.waitForFunction(() => window.finished !== null);
  return page.evaluate(() => window.finished as Finished);
}

async function toLogin(link: FrameLocator) {
  await toInstitutions(link);
  await link.getByRole("button", { name: "First Platypus Bank" }).click();
}

async function toBank(link: FrameLocator, name: string) {
  await toInstitutions(link);
  await link.getByRole("searchbox").fill(name);
  await link.getByRole("button", { name }).click();
}

async function givePhone(link: FrameLocator, number: string) {
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByLabel("Phone number").fill(number);
  await link.getByRole("button", { name: "Continue", exact: true }).click();
}

async function share(link: FrameLocator) {
  await link.getByRole("checkbox", { name: "Plaid Checking" }).check();
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByRole("button", { name: "Finish" }).click();
}

async function exit(link: FrameLocator) {
  await link.getByRole("button", { name: "Exit" }).click();
  const sure = link.getByRole("button", { name: "Yes, exit" });
  await sure.or(link.locator("#dialog:empty")).first().waitFor({ state: "attached" });
  if (await sure.isVisible()) await sure.click();
}

declare global {
  interface Window {
    finished: unknown;
    handler: { open(): void; exit(options?: object): void; destroy(): void } | null;
    unmount?: () => void;
    start(token: string): void;
    twoHandlers(
      token: string,
    ): Record<"first" | "second", { open(): void; exit(options?: object): void; destroy(): void }>;
  }
}

/** The app's pages. */
function html(plaidUrl: string, { isReact }: { isReact: boolean }): string {
  return isReact ? reactPage(plaidUrl) : plainPage(plaidUrl);
}

const head = (plaidUrl: string) => `<!doctype html><html lang="en"><head><title>Page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="${plaidUrl}/link/v2/stable/link-initialize.js"></script>
<script>
  window.finished = null;
  const events = [];
  const callbacks = {
    onEvent: (name, { view_name }) => events.push(name === "TRANSITION_VIEW" ? "TV " + view_name : name),
    onSuccess: (publicToken, metadata) => {
      window.finished = { kind: "success", publicToken, error: null, metadata, events: [...events] };
      events.length = 0;
    },
    onExit: (error, metadata) => {
      window.finished = { kind: "exit", publicToken: null, error, metadata, events: [...events] };
      events.length = 0;
    },
  };
</script></head>`;

/** A page that uses window.Plaid as it is. On the way back from a bank it opens Link again. */
const plainPage = (plaidUrl: string) => `${head(plaidUrl)}<body><h1>Plain</h1><script>
  window.start = (token) => {
    const returned = location.search.includes("oauth_state_id");
    window.handler = Plaid.create({
      token,
      ...(returned && { receivedRedirectUri: location.href }),
      ...callbacks,
    });
    window.handler.open();
  };
  window.twoHandlers = (token) => ({
    first: Plaid.create({ token, ...callbacks }),
    second: Plaid.create({ token, ...callbacks }),
  });
  if (location.search.includes("oauth_state_id")) window.start(sessionStorage.getItem("token"));
</script></body></html>`;

const reactPage = (plaidUrl: string) => `${head(plaidUrl)}<body><div id="root"></div>
<script>window.callbacks = callbacks</script><script src="/react.js"></script></body></html>`;

/** What runs in the page of react-plaid-link. A function, as it stands below what uses it. */
function reactSource(): string {
  return `
    import { createElement, StrictMode } from "react";
    import { createRoot } from "react-dom/client";
    import { usePlaidLink } from "react-plaid-link";
    const parameters = new URLSearchParams(location.search);
    if (parameters.has("token")) sessionStorage.setItem("token", parameters.get("token"));
    const token = sessionStorage.getItem("token");
    const receivedRedirectUri = parameters.has("oauth_state_id") ? location.href : undefined;
    function Button() {
      const { open, ready } = usePlaidLink({ token, receivedRedirectUri, ...window.callbacks });
      return createElement("button", { disabled: !ready, onClick: () => open() }, "Link");
    }
    const root = createRoot(document.querySelector("#root"));
    root.render(createElement(StrictMode, null, createElement(Button)));
    window.unmount = () => root.unmount();
  `;
}
