import { test as base, expect, type FrameLocator, type Page } from "@playwright/test";
import { emulatorApp, expectNoBarriers } from "./emulator-app";

type Handler = {
  open(): void;
  submit(data: unknown): void;
  destroy(): void;
};

type LayerPage = {
  /** The names of events, as they came. */
  events: string[];
  // biome-ignore lint/suspicious/noExplicitAny: tests read callbacks as the page got them.
  finished: any;
  handler: Handler;
  callbacks: object;
  Plaid: { create(config: object): Handler };
};

const test = base.extend<{ link: FrameLocator }>({
  link: async ({ page }, use) => {
    await use(page.frameLocator("iframe[title='Plaid Link']"));
  },
});

const app = emulatorApp(test, { react: reactSource(), html });

test.describe("an unmodified react-plaid-link", () => {
  test("goes through Layer with a phone number, and gets who the person is @phone", async ({
    page,
    link,
  }) => {
    await startAt(page, "415-555-0011");
    await toReview(link);
    await link.getByLabel("Email").fill("knope@example.com");
    await link.getByRole("button", { name: "Share" }).click();
    await expect(link.getByRole("checkbox", { name: "Plaid Checking" }).first()).toBeChecked();
    await link.getByRole("button", { name: "Share" }).click();

    const { publicToken, metadata } = await finished(page);
    expect(publicToken).toMatch(/^profile-sandbox-/);
    expect(metadata.institution.name).toBe("First Platypus Bank");
    expect(await events(page)).toEqual([
      "LAYER_READY",
      "OPEN",
      "TV CONSENT",
      "TV VERIFY_PHONE",
      "SUBMIT_OTP",
      "TV PROFILE_DATA_REVIEW",
      "VERIFY_PHONE",
      "HANDOFF",
    ]);
    const shared = await app.api("/user_account/session/get", { public_token: publicToken });
    expect(shared.identity).toMatchObject({
      name: { first_name: "Leslie", last_name: "Knope" },
      email: "knope@example.com",
    });
    expect(shared.identity_edit_history.email.edits_current).toBe(1);
    const [{ access_token }] = shared.items;
    expect((await app.api("/accounts/get", { access_token })).accounts).not.toHaveLength(0);
  });

  test("asks for the date of birth where the number is not enough @phone", async ({
    page,
    link,
  }) => {
    await startAt(page, "415-555-0000", "template_emulator_identity");
    await page.getByLabel("Date of birth").fill("1975-01-18");
    await page.getByRole("button", { name: "Go on" }).click();
    await toReview(link);
    await link.getByRole("button", { name: "Share" }).click();

    const { publicToken } = await finished(page);
    expect((await events(page)).slice(0, 3)).toEqual([
      "LAYER_NOT_AVAILABLE",
      "LAYER_READY",
      "OPEN",
    ]);
    const shared = await app.api("/user_account/session/get", { public_token: publicToken });
    expect(shared.identity.date_of_birth).toBe("1975-01-18");
    expect(shared.items).toEqual([]);
  });

  test("falls back where Layer cannot help", async ({ page, link }) => {
    await startAt(page, "+44 7700 900000");
    await page.getByLabel("Date of birth").fill("1975-01-18");
    await page.getByRole("button", { name: "Go on" }).click();

    await expect(page.getByText("Fall back")).toBeVisible();
    expect(await events(page)).toEqual(["LAYER_NOT_AVAILABLE", "LAYER_AUTOFILL_NOT_AVAILABLE"]);
    await expect(link.locator("#dialog")).toBeHidden();
  });

  test("is told when three codes were wrong, and may try again @phone", async ({ page, link }) => {
    await startAt(page, "415-555-0011");
    await link.getByRole("button", { name: "Continue" }).click();
    for (const tries of ["0", "1", "2"]) {
      await expect(link.getByLabel("Code")).toHaveAttribute("data-tries", tries);
      await link.getByLabel("Code").pressSequentially("000000");
    }
    await link.getByRole("button", { name: "Close" }).click();

    expect((await finished(page)).error.error_code).toBe("PROFILE_AUTHENTICATION_FAILED");
    await page.evaluate(() => {
      (window as unknown as LayerPage).finished = null;
    });
    await page.getByRole("button", { name: "Go on" }).click();
    await toReview(link);
    await exit(link);
    expect((await finished(page)).error).toBeNull();
  });

  test("unmounts in the middle of Layer", async ({ page, link }) => {
    await startAt(page, "415-555-0011");
    await link.getByRole("button", { name: "Continue" }).click();
    await page.evaluate(() => (window as unknown as { unmount(): void }).unmount());

    await expect(page.locator("iframe[title='Plaid Link']")).toHaveCount(0);
  });
});

test("panes of Layer have no barriers that axe finds @phone", async ({ page, link }) => {
  await startAt(page, "415-555-0012", "template_emulator");
  await link.getByRole("button", { name: "Continue" }).waitFor();
  await expectNoBarriers(page);
  await link.getByRole("button", { name: "Continue" }).click();
  await link.getByLabel("Code").waitFor();
  await expectNoBarriers(page);
  await link.getByLabel("Code").pressSequentially("123456");
  await link.getByLabel("Email").fill("nobody");
  await link.getByRole("button", { name: "Share" }).click();
  await expect(link.getByRole("alert")).toContainText("Please check this: Email");
  await expectNoBarriers(page);
  await link.getByLabel("Email").fill("");
  await link.getByRole("button", { name: "Share" }).click();
  await link.getByRole("group", { name: "Tartan Bank" }).waitFor();
  await expectNoBarriers(page);
});

test.describe("a handler", () => {
  const opening = "Please submit Phone Number before opening Link.";

  test("does not open before a phone number was submitted, or for whom Layer is not", async ({
    page,
    link,
  }) => {
    const said = listen(page);
    await create(page, await sessionToken());

    await page.evaluate(() => (window as unknown as LayerPage).handler.open());
    await expect.poll(() => said).toEqual([opening]);
    await submit(page, { phone_number: "415-555-0099" });
    await expect.poll(() => events(page)).toEqual(["LAYER_NOT_AVAILABLE"]);
    await page.evaluate(() => (window as unknown as LayerPage).handler.open());

    await expect.poll(() => said).toEqual([opening, expect.stringContaining("not available")]);
    await expect(link.locator("#dialog")).toBeHidden();
  });

  test("waits with open() for what becomes of a number that is on its way", async ({
    page,
    link,
  }) => {
    await create(page, await sessionToken());
    await page.evaluate(() => {
      const { handler } = window as unknown as LayerPage;
      handler.submit({ phone_number: "415-555-0011" });
      handler.open();
    });

    await expect(link.getByRole("button", { name: "Continue" })).toBeVisible();
  });

  test("loses what is submitted before it has loaded, as Plaid's does", async ({ page }) => {
    const said = listen(page);
    await page.goto(`${app.origin}/plain`);
    const token = await sessionToken();
    await page.evaluate(async (value) => {
      const at = window as unknown as LayerPage;
      await new Promise<void>((onLoad) => {
        at.handler = at.Plaid.create({ token: value, ...at.callbacks, onLoad });
        at.handler.submit({ phone_number: "415-555-0011" });
      });
      at.handler.open();
    }, token);

    await expect.poll(() => said).toEqual([expect.stringContaining("before onLoad"), opening]);
    expect(await events(page)).toEqual([]);
  });

  test("says what is wrong with a submission, and does nothing", async ({ page }) => {
    const said = listen(page);
    await create(page, await sessionToken());

    for (const [submission, complaint] of [
      [{ phone_number: "my phone" }, "phone_number must be"],
      [{ phone_number: 4155550011 }, "phone_number must be"],
      [{ date_of_birth: "1975-02-30" }, "date_of_birth must be"],
      [{ date_of_birth: "1975-01-18" }, "only after LAYER_NOT_AVAILABLE"],
      [{}, "either a phone_number or a date_of_birth"],
      [undefined, "either a phone_number or a date_of_birth"],
    ] as const) {
      await submit(page, submission);
      await expect.poll(() => said.at(-1)).toContain(complaint);
    }
    expect(await events(page)).toEqual([]);
  });

  test("of ordinary Link warns that it has no use for submit()", async ({ page, link }) => {
    const said = listen(page);
    const { link_token } = await app.createLinkToken();
    await create(page, link_token);

    await submit(page, { phone_number: "415-555-0011" });
    await expect.poll(() => said).toEqual([expect.stringContaining("is for Layer")]);
    await page.evaluate(() => (window as unknown as LayerPage).handler.open());
    await expect(link.getByRole("button", { name: "Continue", exact: true })).toBeVisible();
  });
});

async function sessionToken(template_id = "template_emulator"): Promise<string> {
  const user = { client_user_id: "user-1" };
  return (await app.api("/session/token/create", { template_id, user })).link.link_token;
}

/** Opens the page of react-plaid-link and submits a phone number there. */
async function startAt(page: Page, phone: string, template?: string) {
  await page.goto(`${app.origin}/react?token=${await sessionToken(template)}`);
  await page.getByLabel("Phone").fill(phone);
  await page.getByRole("button", { name: "Go on" }).click();
}

/** Opens the plain page, and waits there for a handler to load. */
async function create(page: Page, token: string) {
  await page.goto(`${app.origin}/plain`);
  await page.evaluate(async (value) => {
    const at = window as unknown as LayerPage;
    await new Promise<void>((onLoad) => {
      at.handler = at.Plaid.create({ token: value, ...at.callbacks, onLoad });
    });
  }, token);
}

const submit = (page: Page, submission: unknown) =>
  page.evaluate((data) => (window as unknown as LayerPage).handler.submit(data), submission);

/** What is said in the console from now on, of Link and of the page. */
function listen(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) said.push(message.text());
  });
  return said;
}

const events = (page: Page) => page.evaluate(() => (window as unknown as LayerPage).events);

/** What Link called the page with at the end. */
async function finished(page: Page): Promise<LayerPage["finished"]> {
  await page.waitForFunction(() => (window as unknown as LayerPage).finished !== null);
  return page.evaluate(() => (window as unknown as LayerPage).finished);
}

async function toReview(link: FrameLocator) {
  await link.getByRole("button", { name: "Continue" }).click();
  await link.getByLabel("Code").pressSequentially("123456");
  await expect(link.getByRole("heading", { name: "Review your details" })).toBeVisible();
}

async function exit(link: FrameLocator) {
  await link.getByRole("button", { name: "Exit" }).click();
  await link.getByRole("button", { name: "Yes, exit" }).click();
}

/** A page with the emulator's script, on which callbacks are kept. */
function html(plaidUrl: string, { isReact }: { isReact: boolean }): string {
  return `<!doctype html><html lang="en"><head><title>Page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="${plaidUrl}/link/v2/stable/link-initialize.js"></script>
<script>
  window.events = [];
  window.finished = null;
  window.callbacks = {
    onEvent: (name, { view_name }) => window.events.push(name === "TRANSITION_VIEW" ? "TV " + view_name : name),
    onSuccess: (publicToken, metadata) => { window.finished = { publicToken, metadata }; },
    onExit: (error, metadata) => { window.finished = { error, metadata }; },
  };
</script></head><body><main><h1>Page</h1><div id="root"></div></main>
${isReact ? '<script src="/react.js"></script>' : ""}</body></html>`;
}

/** What runs in the page of react-plaid-link. A function, as it stands below what uses it. */
function reactSource(): string {
  return `
    import { createElement as h, StrictMode, useEffect, useState } from "react";
    import { createRoot } from "react-dom/client";
    import { usePlaidLink } from "react-plaid-link";
    const token = new URLSearchParams(location.search).get("token");
    function SignUp() {
      const [said, setSaid] = useState(null);
      const onEvent = (name, metadata) => {
        window.callbacks.onEvent(name, metadata);
        if (name.startsWith("LAYER_")) setSaid({ name });
      };
      const { open, ready, submit } = usePlaidLink({ token, ...window.callbacks, onEvent });
      useEffect(() => {
        if (said?.name === "LAYER_READY") open();
      }, [said, open]);
      if (said?.name === "LAYER_AUTOFILL_NOT_AVAILABLE") return h("p", null, "Fall back");
      const field = said?.name === "LAYER_NOT_AVAILABLE" ? "date_of_birth" : "phone_number";
      const send = (event) => {
        event.preventDefault();
        submit({ [field]: new FormData(event.target).get(field) });
      };
      return h("form", { onSubmit: send, key: field },
        h("label", null, field === "phone_number" ? "Phone" : "Date of birth", h("input", { name: field })),
        h("button", { disabled: !ready }, "Go on"));
    }
    const root = createRoot(document.querySelector("#root"));
    root.render(h(StrictMode, null, h(SignUp)));
    window.unmount = () => root.unmount();
  `;
}
