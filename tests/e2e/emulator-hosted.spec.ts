import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import {
  emulatorApp,
  expectNoBarriers,
  goThroughBank,
  signIn,
  toInstitutions,
} from "./emulator-app";
import { sidewaysScroll } from "./sideways-scroll";

const test = base.extend<{ link: FrameLocator }>({
  link: async ({ page }, use) => {
    await use(page.frameLocator("#plaid-link-iframe-1"));
  },
});

const app = emulatorApp(test, { react: reactSource(), html });

test.describe("a Hosted Link", () => {
  test("links, leads back to the app, and the result is there by then @phone", async ({ page }) => {
    const { url, token } = await hosted({ completion_redirect_uri: `${app.origin}/back` });
    await page.goto(url);
    await toInstitutions(page);
    await page.getByRole("button", { name: "First Platypus Bank" }).click();
    await signIn(page);
    await page.getByRole("checkbox", { name: "Plaid Checking" }).check();
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await page.getByRole("button", { name: "Finish without saving" }).click();

    await page.waitForURL(`${app.origin}/back`);
    const [session] = await sessionsOf(token);
    expect(session.results.item_add_results[0].accounts).toMatchObject([{ mask: "0000" }]);
  });

  test("without an address to go to, tells the person to return @phone", async ({ page }) => {
    const { url, token } = await hosted();
    await page.goto(url);
    await toInstitutions(page);
    await page.getByRole("button", { name: "Exit" }).click();
    await page.getByRole("button", { name: "Yes, exit" }).click();

    await expect(page.getByText("You can return to Acorn now.")).toBeVisible();
    await expectNoBarriers(page);
    const [session] = await sessionsOf(token);
    expect(session.exit.metadata.status).toBe("institution_not_found");

    await page.getByRole("link", { name: "Start again" }).click();
    await expect(page.getByRole("heading", { name: /uses Plaid/ })).toBeFocused();
  });

  test("offers a link where the app has a scheme of its own", async ({ page }) => {
    const { url } = await hosted({
      completion_redirect_uri: "acorn://linked",
      is_mobile_app: true,
    });
    await page.goto(url);
    await page.getByRole("button", { name: "Exit" }).click();

    const back = page.getByRole("link", { name: "Return to Acorn" });
    await expect(back).toHaveAttribute("href", "acorn://linked");
  });

  test("can be gone through by keyboard, and does not keep one in", async ({ page }) => {
    const { url } = await hosted();
    await page.goto(url);
    const heading = page.getByRole("heading", { name: /uses Plaid/ });
    await expect(heading).toBeFocused();

    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Continue", exact: true })).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Exit" })).not.toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Log in faster" })).toBeFocused();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`has no barriers, ${colorScheme} @phone`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const { url } = await hosted({ delivery_method: "email" });
      await page.goto(`${app.plaidUrl}/outbox`);
      await expectNoBarriers(page);
      await page.getByRole("link", { name: url }).click();
      await page.getByRole("button", { name: "Continue", exact: true }).waitFor();
      await expectNoBarriers(page);

      expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
    });
  }

  test("begins anew when the page is loaded again in the middle", async ({ page }) => {
    const { url, token } = await hosted();
    await page.goto(url);
    await toInstitutions(page);
    await page.reload();
    await expect(page.getByRole("heading", { name: /uses Plaid/ })).toBeVisible();

    const sessions = await sessionsOf(token);
    expect(sessions).toHaveLength(2);
    expect(sessions[0].finished_at).toBeNull();
  });

  test("says that it has expired, before and in the middle", async ({ page }) => {
    const { url } = await hosted({ url_lifetime_seconds: 60 });
    await page.goto(url);
    await page.getByRole("button", { name: "Continue", exact: true }).waitFor();
    app.control.advanceClock({ advanceMs: 60_000 });
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByText("This link is no longer valid")).toBeVisible();

    await page.reload();
    await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
    await expectNoBarriers(page);
  });

  test("can be open twice at once", async ({ page, context }) => {
    const { url, token } = await hosted();
    const other = await context.newPage();
    await page.goto(url);
    await other.goto(url);
    for (const one of [page, other]) {
      await toInstitutions(one);
      await one.getByRole("button", { name: "First Platypus Bank" }).click();
      await signIn(one);
    }
    for (const one of [page, other]) {
      await one.getByRole("checkbox", { name: "Plaid Saving" }).check();
      await one.getByRole("button", { name: "Continue", exact: true }).click();
      await one.getByRole("button", { name: "Finish without saving" }).click();
      await expect(one.getByRole("heading", { name: "You are done" })).toBeVisible();
    }

    const results = (await sessionsOf(token)).map(({ results }) => results.item_add_results[0]);
    expect(new Set(results.map(({ public_token }) => public_token)).size).toBe(2);
  });

  test("says that it was used, where link tokens are for one use", async ({ page }) => {
    const { url, token } = await hosted();
    app.control.changeSettings({ linkTokens: "single-use" });
    app.control.completeLink({ link_token: token, institution_id: "ins_109508" });

    await page.goto(url);

    await expect(page.getByRole("heading", { name: "This link has been used" })).toBeVisible();
  });

  test("opens an OAuth bank in a window of its own @phone", async ({ page }) => {
    const { url, token } = await hosted();
    await page.goto(url);
    await toInstitutions(page);
    await page.getByRole("button", { name: "Platypus OAuth Bank", exact: true }).click();
    const [bank] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("button", { name: "Continue to login" }).click(),
    ]);
    await goThroughBank(bank);
    await page.getByRole("button", { name: "Finish without saving" }).click();

    await expect(page.getByRole("heading", { name: "You are done" })).toBeVisible();
    const [session] = await sessionsOf(token);
    expect(session.results.item_add_results).toHaveLength(1);
  });

  test("goes to an OAuth bank and back without a second window in an app @phone", async ({
    page,
  }) => {
    const { url, token } = await hosted({
      completion_redirect_uri: `${app.origin}/back`,
      is_mobile_app: true,
    });
    const windows: Page[] = [];
    page.on("popup", (opened) => windows.push(opened));
    await page.goto(url);
    await toInstitutions(page);
    await page.getByRole("button", { name: "Platypus OAuth Bank", exact: true }).click();
    await page.getByRole("button", { name: "Continue to login" }).click();
    await page.waitForURL(/\/bank\//);
    await goThroughBank(page);
    await expect(page.getByRole("button", { name: "Finish without saving" })).toBeVisible();
    expect(page.url()).toBe(url);
    await page.getByRole("button", { name: "Finish without saving" }).click();

    await page.waitForURL(`${app.origin}/back`);
    expect(windows).toEqual([]);
    const sessions = await sessionsOf(token);
    expect(sessions).toHaveLength(1);
    expect(sessions[0].results.item_add_results).toHaveLength(1);
  });

  test("begins anew where a way back from a bank was taken before", async ({ page }) => {
    const { url } = await hosted({ is_mobile_app: true });
    await page.goto(url);
    await toInstitutions(page);
    await page.getByRole("button", { name: "Platypus OAuth Bank", exact: true }).click();
    await page.getByRole("button", { name: "Continue to login" }).click();
    await page.waitForURL(/\/bank\//);
    const stateId = new URL(page.url()).pathname.split("/").at(-1);
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("heading", { name: /Platypus OAuth Bank/ })).toBeVisible();

    await page.goto(`${url}?oauth_state_id=${stateId}`);

    await expect(page.getByRole("heading", { name: /uses Plaid/ })).toBeVisible();
  });

  test("waits for the emulator when that is away", async ({ page }) => {
    const { url } = await hosted();
    app.control.addFault({ path: "/link/v2/stable/sessions", status: 500 });
    await page.goto(url);
    await page.getByRole("button", { name: "Try again" }).click();

    await expect(page.getByRole("heading", { name: /uses Plaid/ })).toBeVisible();
  });
});

test("an unmodified react-plaid-link links two banks in one session @phone", async ({
  page,
  link,
}) => {
  const { user_id } = await app.api("/user/create", { client_user_id: "user-1" });
  const { token } = await created({ user_id, enable_multi_item_link: true });
  await page.goto(`${app.origin}/react?token=${token}`);
  await page.getByRole("button", { name: "Link" }).click();
  await toInstitutions(link);
  await link.getByRole("button", { name: "First Platypus Bank" }).click();
  await signIn(link);
  await link.getByRole("checkbox", { name: "Plaid Checking" }).check();
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(link.getByRole("heading", { name: "One institution connected" })).toBeFocused();

  await link.getByRole("button", { name: "Add another institution" }).click();
  await link.getByRole("button", { name: "Platypus OAuth Bank", exact: true }).click();
  const [bank] = await Promise.all([
    page.waitForEvent("popup"),
    link.getByRole("button", { name: "Continue to login" }).click(),
  ]);
  await goThroughBank(bank);
  await expect(link.getByRole("heading", { name: "2 institutions connected" })).toBeVisible();
  await expectNoBarriers(page);
  await link.getByRole("button", { name: "Continue", exact: true }).click();

  await page.waitForFunction(() => window.linked !== null);
  const { publicToken, metadata, handOffs } = await page.evaluate(() => window.linked as Linked);
  expect(publicToken).toBeNull();
  expect(metadata).toMatchObject({ institution: null, accounts: [] });
  expect(handOffs).toEqual(["ins_109508", "ins_127287"]);
  const [{ results }] = await sessionsOf(token);
  expect(results.item_add_results).toHaveLength(2);
});

type Linked = {
  publicToken: string | null;
  metadata: object;
  /** The institutions of its HANDOFF events. */
  handOffs: string[];
};

declare global {
  interface Window {
    linked: unknown;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers as they come off the wire.
type Answer = any;

async function created(changes: object): Promise<{ token: string; url: string }> {
  const { link_token, hosted_link_url } = await app.createLinkToken({
    user: { client_user_id: "user-1", email_address: "leslie@knope.example" },
    ...changes,
  });
  return { token: link_token, url: hosted_link_url };
}

const hosted = (hosted_link: object = {}) => created({ hosted_link });

const sessionsOf = async (link_token: string): Promise<Answer[]> =>
  (await app.api("/link/token/get", { link_token })).link_sessions;

/** The app's pages. */
function html(plaidUrl: string, { isReact }: { isReact: boolean }): string {
  return isReact ? reactPage(plaidUrl) : backPage;
}

const backPage = `<!doctype html><html lang="en"><head><title>Back</title></head><body><h1>Back</h1></body></html>`;

const reactPage = (plaidUrl: string) => `<!doctype html><html lang="en"><head><title>Page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="${plaidUrl}/link/v2/stable/link-initialize.js"></script>
<script>window.linked = null</script></head>
<body><div id="root"></div><script src="/react.js"></script></body></html>`;

/** What runs in the page of react-plaid-link. A function, as it stands below what uses it. */
function reactSource(): string {
  return `
    import { createElement } from "react";
    import { createRoot } from "react-dom/client";
    import { usePlaidLink } from "react-plaid-link";
    const token = new URLSearchParams(location.search).get("token");
    const handOffs = [];
    const onEvent = (name, { institution_id }) => name === "HANDOFF" && handOffs.push(institution_id);
    const onSuccess = (publicToken, metadata) => {
      window.linked = { publicToken, metadata, handOffs };
    };
    function Button() {
      const { open, ready } = usePlaidLink({ token, onSuccess, onEvent });
      return createElement("button", { disabled: !ready, onClick: () => open() }, "Link");
    }
    createRoot(document.querySelector("#root")).render(createElement(Button));
  `;
}
