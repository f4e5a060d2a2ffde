import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import { emulatorApp, expectNoBarriers, goThroughBank, signIn } from "./emulator-app";

type Called = {
  name: "load" | "success" | "exit";
  error: { error_code: string } | null;
  metadata: {
    status?: string | null;
    institution: { institution_id: string } | null;
    accounts?: { name: string }[];
  };
};

const MODULE = "iframe[title='Plaid Link institution search']";
const OVERLAY = "iframe[title='Plaid Link']";

const test = base.extend<{ module: FrameLocator; link: FrameLocator }>({
  module: async ({ page }, use) => {
    await use(page.frameLocator(MODULE));
  },
  link: async ({ page }, use) => {
    await use(page.frameLocator(OVERLAY));
  },
});

const app = emulatorApp(test, { react: reactSource(), html, isDevelopment: true });

test.describe("an unmodified PlaidEmbeddedLink", () => {
  test("is rendered without events, and not again when the page renders again @phone", async ({
    page,
    module,
  }) => {
    await openReact(page, await linkToken());
    await expect(module.getByRole("button", { name: "First Platypus Bank" })).toBeVisible();
    const before = await page.locator(MODULE).getAttribute("src");

    await module.getByRole("searchbox").fill("gingham");
    await page.getByRole("button", { name: "Render again" }).click();
    await expect(page.getByText("Rendered 1 time")).toBeVisible();

    await expect(module.getByRole("searchbox")).toHaveValue("gingham");
    await expect(page.locator(MODULE)).toHaveAttribute("src", before ?? "");
    await expect(page.locator(OVERLAY)).toBeHidden();
    expect(await events(page)).toEqual([]);
    expect(new Set((await calls(page)).map(({ name }) => name))).toEqual(new Set(["load"]));
  });

  test("links the bank that is searched for and chosen @phone", async ({ page, module, link }) => {
    await openReact(page, await linkToken());
    await module.getByRole("searchbox").fill("qqq");
    await expect(module.getByRole("status")).toContainText("Nothing matches");
    await module.getByRole("searchbox").fill("tartan");
    await module.getByRole("button", { name: "Tartan Bank" }).click();
    await expect.poll(() => events(page)).toEqual(["SELECT_INSTITUTION", "OPEN"]);
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await signInAndShare(link);

    const { name, metadata } = await lastCall(page);
    expect(name).toBe("success");
    expect(metadata.institution?.institution_id).toBe("ins_109511");
    expect(await events(page)).toEqual([
      "SELECT_INSTITUTION",
      "OPEN",
      "TV CONSENT",
      "TV CREDENTIAL",
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "TV SELECT_ACCOUNT",
      "TV CONNECTED",
      "HANDOFF",
    ]);
    await expect(page.locator(OVERLAY)).toBeHidden();
  });

  test("is there again after an exit, for a second try @phone", async ({ page, module, link }) => {
    await openReact(page, await linkToken());
    await module.getByRole("button", { name: "First Platypus Bank" }).click();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(link.getByLabel("Username")).toBeVisible();
    expect(await page.evaluate(() => document.body.style.overflow)).toBe("hidden");
    await link.getByRole("button", { name: "Exit" }).click();
    await link.getByRole("button", { name: "Yes, exit" }).click();

    await expect(page.locator(OVERLAY)).toBeHidden();
    expect(await lastCall(page)).toMatchObject({
      name: "exit",
      error: null,
      metadata: { status: "requires_credentials", institution: { institution_id: "ins_109508" } },
    });
    expect(await page.evaluate(() => document.body.style.overflow)).toBe("");
    await expect(module.getByRole("button", { name: "First Platypus Bank" })).toBeFocused();

    await module.getByRole("button", { name: "First Gingham Credit Union" }).click();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await signInAndShare(link);
    expect((await lastCall(page)).metadata.institution?.institution_id).toBe("ins_109509");
  });

  test("opens an OAuth bank in a window of its own @phone", async ({ page, module, link }) => {
    await openReact(page, await linkToken());
    await module.getByRole("searchbox").fill("chase");
    await module.getByRole("button", { name: "Chase" }).click();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    const [bank] = await Promise.all([
      page.waitForEvent("popup"),
      link.getByRole("button", { name: "Continue to login" }).click(),
    ]);
    await goThroughBank(bank);
    await link.getByRole("button", { name: "Finish" }).click();

    expect((await lastCall(page)).metadata.institution?.institution_id).toBe("ins_56");
    expect(await events(page)).toEqual([
      "SELECT_INSTITUTION",
      "OPEN",
      "TV CONSENT",
      "TV OAUTH",
      "OPEN_OAUTH",
      "TV LOADING",
      "TV CONNECTED",
      "HANDOFF",
    ]);
  });

  test("knows a returning user by the token's phone number @phone", async ({
    page,
    module,
    link,
  }) => {
    const user = { client_user_id: "user-1", phone_number: "+14155550011" };
    await openReact(page, await linkToken({ user }));
    await module.getByRole("button", { name: "First Gingham Credit Union Linked before" }).click();
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByLabel("Code").pressSequentially("123456");
    await link.getByRole("button", { name: "Continue with First Gingham Credit Union" }).click();

    expect((await lastCall(page)).name).toBe("success");
    expect((await events(page))[0]).toBe("MATCHED_SELECT_INSTITUTION");
  });

  test("takes everything away when it is unmounted while Link is open", async ({
    page,
    module,
    link,
  }) => {
    await openReact(page, await linkToken());
    await module.getByRole("button", { name: "First Platypus Bank" }).click();
    await expect(link.getByRole("button", { name: "Continue", exact: true })).toBeVisible();
    await page.evaluate(() => window.unmount?.());

    await expect(page.locator("iframe")).toHaveCount(0);
    expect(await page.evaluate(() => document.body.style.overflow)).toBe("");
    expect((await calls(page)).map(({ name }) => name)).not.toContain("exit");
  });

  test("says a dead link token in the module and in its callback @phone", async ({
    page,
    module,
  }) => {
    await openReact(page, "link-sandbox-00000000-0000-4000-8000-000000000000");

    await expect(module.getByRole("heading", { name: "no longer valid" })).toBeVisible();
    expect((await lastCall(page)).error?.error_code).toBe("INVALID_LINK_TOKEN");
  });
});

test.describe("Plaid.createEmbedded", () => {
  test("refuses update mode, in the module and in the console", async ({ page, module }) => {
    const { public_token } = await app.api("/sandbox/public_token/create", {
      institution_id: "ins_109508",
      initial_products: ["transactions"],
    });
    const { access_token } = await app.api("/item/public_token/exchange", { public_token });
    const complaint = page.waitForEvent("console", (message) => message.type() === "error");
    await openPlain(page, await linkToken({ access_token, products: undefined }));

    await expect(module.getByRole("alert")).toContainText("update mode");
    expect((await complaint).text()).toContain("update mode");
  });

  test("refuses to go without a token or an element", async ({ page }) => {
    await page.goto(`${app.origin}/plain`);

    for (const [token, element, reason] of [
      ["", "body", "needs a link token"],
      ["link-sandbox-1", "#nowhere", "needs an element"],
    ] as const) {
      const said = await page.evaluate(
        ([value, selector]) => {
          try {
            window.embed(value, selector);
          } catch (thrown) {
            return String(thrown);
          }
        },
        [token, element] as const,
      );
      expect(said).toContain(reason);
    }
    await expect(page.locator("iframe")).toHaveCount(0);
  });

  test("fills its container, and is large enough where that is not", async ({ page }) => {
    await page.goto(`${app.origin}/plain`);
    const token = await linkToken();

    for (const [style, width, height] of [
      ["width: 600px; height: 420px", 600, 420],
      ["width: 350px; height: 300px", 350, 300],
      ["width: 300px; height: 350px", 300, 350],
      ["width: 310px", 310, 350],
      ["width: 100px; height: 100px", 300, 350],
    ] as const) {
      await page.evaluate(
        ([value, rules]) => {
          document.querySelector("#first")?.setAttribute("style", rules);
          window.embedded?.destroy();
          window.embedded = window.embed(value, "#first");
        },
        [token, style] as const,
      );
      expect(await page.locator(MODULE).boundingBox()).toMatchObject({ width, height });
    }
  });

  test("works twice on a page, beside an ordinary handler @phone", async ({ page }) => {
    await page.goto(`${app.origin}/plain`);
    await page.evaluate(
      ([first, second]) => {
        window.embed(first, "#first");
        window.embed(second, "#second");
        window.handler = window.create(first);
      },
      [await linkToken(), await linkToken({ language: "de" })] as const,
    );
    const first = page.locator(MODULE).nth(0).contentFrame();
    const second = page.locator(MODULE).nth(1).contentFrame();
    await expect(first.getByRole("heading", { name: "Select your institution" })).toBeVisible();
    await second.getByRole("button", { name: "Tartan Bank" }).click();
    const german = page.frameLocator("#plaid-link-iframe-2");
    await expect(german.getByRole("button", { name: "Weiter" })).toBeVisible();
    await german.getByRole("button", { name: "Beenden" }).click();
    expect((await lastCall(page)).metadata.institution?.institution_id).toBe("ins_109511");

    await page.evaluate(() => window.handler?.open());
    const ordinary = page.frameLocator("#plaid-link-iframe-3");
    await ordinary.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(ordinary.getByLabel("Phone number")).toBeVisible();
    await ordinary.getByRole("button", { name: "Exit" }).click();
    await first.getByRole("button", { name: "Tartan Bank" }).click();
    await expect(
      page.frameLocator("#plaid-link-iframe-1").getByRole("button", { name: "Continue" }),
    ).toBeVisible();
  });

  test("opens by nothing but its own iframe", async ({ page, module }) => {
    await openPlain(page, await linkToken());
    await expect(module.getByRole("searchbox")).toBeVisible();
    await page.evaluate(async (selector) => {
      const nonce = new URL(document.querySelector<HTMLIFrameElement>(selector)?.src ?? "").hash;
      for (const guess of [nonce.slice(1), ""]) {
        window.postMessage({ type: "chosen", institutionId: "ins_109508", nonce: guess }, "*");
      }
      await new Promise((resolve) => setTimeout(resolve));
    }, MODULE);

    await expect(page.locator(OVERLAY)).toBeHidden();
    expect(await events(page)).toEqual([]);
  });

  test("can be used with the keyboard alone", async ({ page, module, link }) => {
    await openPlain(page, await linkToken());
    await expect(module.getByRole("searchbox")).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(module.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type("hound");
    await expect(module.getByRole("status")).toHaveText("1 found");
    await page.keyboard.press("Tab");
    await expect(module.getByRole("button", { name: "Houndstooth Bank" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(link.getByRole("heading", { name: "Acorn uses Plaid" })).toBeFocused();
    await page.keyboard.press("Escape");

    await expect(module.getByRole("button", { name: "Houndstooth Bank" })).toBeFocused();
  });

  test("says when the emulator cannot be reached, and tries again", async ({ page, module }) => {
    app.control.addFault({ path: "/link/v2/stable/embedded", status: 500 });
    await openPlain(page, await linkToken());
    await module.getByRole("button", { name: "Try again" }).click();

    await expect(module.getByRole("button", { name: "First Platypus Bank" })).toBeVisible();
    await expect.poll(async () => (await calls(page)).length).toBe(1);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`has no barriers that axe finds, in ${colorScheme} colours @phone`, async ({
      page,
      module,
      link,
    }) => {
      await page.emulateMedia({ colorScheme });
      const user = { client_user_id: "user-1", phone_number: "+14155550011" };
      await openPlain(page, await linkToken({ user }));
      await expect(module.getByRole("button", { name: "Tartan Bank" })).toBeVisible();
      await expectNoBarriers(page);
      await module.getByRole("searchbox").fill("qqq");
      await expect(module.getByRole("status")).toContainText("Nothing matches");
      await expectNoBarriers(page);
      await module.getByRole("searchbox").fill("");
      await module.getByRole("button", { name: "Tartan Bank" }).click();
      await expect(link.getByRole("heading", { name: "Acorn uses Plaid" })).toBeVisible();
      await expectNoBarriers(page);

      await openPlain(page, "link-sandbox-00000000-0000-4000-8000-000000000000");
      await expect(module.getByRole("alert")).toBeVisible();
      await expectNoBarriers(page);
    });
  }
});

async function linkToken(changes: object = {}): Promise<string> {
  return (await app.createLinkToken(changes)).link_token;
}

const openReact = (page: Page, token: string) => page.goto(`${app.origin}/react?token=${token}`);

async function openPlain(page: Page, token: string) {
  await page.goto(`${app.origin}/plain`);
  await page.evaluate((value) => {
    window.embed(value, "#first");
  }, token);
}

const events = (page: Page) => page.evaluate(() => window.told);
const calls = (page: Page) => page.evaluate(() => window.called);

/** The last callback but `onLoad`, once there is one. */
async function lastCall(page: Page): Promise<Called> {
  await page.waitForFunction(() => window.called.some(({ name }) => name !== "load"));
  const [call] = (await calls(page)).filter(({ name }) => name !== "load").slice(-1);
  if (!call) throw new Error("Nothing was called");
  return call;
}

async function signInAndShare(link: FrameLocator) {
  await signIn(link);
  await link.getByRole("checkbox", { name: "Plaid Checking" }).check();
  await link.getByRole("button", { name: "Continue", exact: true }).click();
  await link.getByRole("button", { name: "Finish" }).click();
  await expect(link.getByRole("button", { name: "Finish" })).toHaveCount(0);
}

declare global {
  interface Window {
    called: Called[];
    told: string[];
    embedded?: { destroy(): void };
    embed(token: string, selector: string): { destroy(): void };
    create(token: string): { open(): void; exit(options?: object): void; destroy(): void };
  }
}

/** The app's pages. */
function html(plaidUrl: string, { isReact }: { isReact: boolean }): string {
  return isReact ? reactPage(plaidUrl) : plainPage(plaidUrl);
}

const head = (plaidUrl: string) => `<!doctype html><html lang="en"><head><title>Page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<script src="${plaidUrl}/link/v2/stable/link-initialize.js"></script>
<script>
  window.called = [];
  window.told = [];
  const call = (name, error, metadata) => window.called.push({ name, error, metadata });
  const callbacks = {
    onLoad: () => call("load", null, {}),
    onEvent: (name, { view_name }) =>
      window.told.push(name === "TRANSITION_VIEW" ? "TV " + view_name : name),
    onSuccess: (publicToken, metadata) => call("success", null, metadata),
    onExit: (error, metadata) => call("exit", error, metadata),
  };
</script></head>`;

/** A page that uses window.Plaid as it is. */
const plainPage = (plaidUrl: string) => `${head(plaidUrl)}<body><h1>Plain</h1>
<div id="first" style="height: 360px"></div><div id="second" style="height: 360px"></div>
<script>
  window.embed = (token, selector) =>
    Plaid.createEmbedded({ token, ...callbacks }, document.querySelector(selector));
  window.create = (token) => Plaid.create({ token, ...callbacks });
</script></body></html>`;

const reactPage = (plaidUrl: string) => `${head(plaidUrl)}<body><div id="root"></div>
<script>window.callbacks = callbacks</script><script src="/react.js"></script></body></html>`;

/** What runs in the page of react-plaid-link. A function, as it stands below what uses it. */
function reactSource(): string {
  return `
    import { createElement, StrictMode, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { PlaidEmbeddedLink } from "react-plaid-link";
    const token = new URLSearchParams(location.search).get("token");
    function Page() {
      const [count, setCount] = useState(0);
      return createElement("main", null,
        createElement("button", { onClick: () => setCount(count + 1) }, "Render again"),
        createElement("p", null, "Rendered " + count + " time"),
        createElement(PlaidEmbeddedLink, { token, ...window.callbacks, style: { height: 420 } }),
      );
    }
    const root = createRoot(document.querySelector("#root"));
    root.render(createElement(StrictMode, null, createElement(Page)));
    window.unmount = () => root.unmount();
  `;
}
