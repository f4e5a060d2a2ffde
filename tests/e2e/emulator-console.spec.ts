import { test as base, expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { keys, partnerInboundKey } from "../../emulator/keys";
import { type RunningEmulator, startEmulator } from "../../emulator/server";
import { sidewaysScroll } from "./sideways-scroll";

type Fixtures = { emulator: RunningEmulator; allowed: RegExp; _watch: undefined };

/** An emulator of its own for each test. A test fails, too, when the page complains or breaks its policy. */
const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  emulator: async ({}, use) => {
    const emulator = await startEmulator({ port: 0 });
    await use(emulator);
    await emulator.close();
  },
  // A form that is refused is shown again with status 400, which Chromium counts as an error.
  allowed: [/status of 400/, { option: true }],
  _watch: [
    async ({ page, allowed }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        const isError = message.type() === "error" && !allowed.test(message.text());
        if (isError) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await use(undefined);
      expect(complaints, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
});

test("a newcomer advances the clock, breaks a login, sets a fault and sends a webhook again", async ({
  page,
  emulator,
}) => {
  const { itemId } = await linkedApp(emulator);
  await page.goto(emulator.url);
  await expect(page.getByText(emulator.url, { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Advance 1 day" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Time has passed" })).toBeVisible();
  expect(emulator.emulator.control.clock().aheadMs).toBe(86_400_000);

  await open(page, "Items");
  await page.getByRole("link", { name: "First Platypus Bank" }).click();
  await page.getByRole("button", { name: "Reset the login" }).click();
  await expect(page.getByText("ITEM_LOGIN_REQUIRED", { exact: true })).toBeVisible();
  expect(emulator.emulator.control.item(itemId).error_code).toBe("ITEM_LOGIN_REQUIRED");

  await page.getByRole("link", { name: "ITEM ERROR" }).click();
  const before = emulator.emulator.control.webhooks().length;
  await page.getByLabel("How often").fill("2");
  await page.getByRole("region", { name: "Send it again" }).getByRole("button").click();
  await expect(page.getByText("It was sent again.")).toBeVisible();
  expect(emulator.emulator.control.webhooks()).toHaveLength(before + 2);

  await open(page, "Faults");
  await page.getByLabel("Path").fill("/item/get");
  await page.getByLabel("Error code").fill("NOPE");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("alert")).toContainText("not an error code");
  await page.getByLabel("Error code").fill("RATE_LIMIT");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("row", { name: /item\/get.*RATE_LIMIT/ })).toBeVisible();
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(page.getByText("Nothing goes wrong on purpose.")).toBeVisible();

  await open(page, "Link");
  await page.getByRole("region", { name: "Sessions" }).getByRole("link").first().click();
  await expect(page.getByRole("list", { name: "Timeline" }).getByRole("listitem")).toContainText([
    "OPEN",
    "TRANSITION_VIEW",
  ]);
});

test("the partner's page shows what it may read, and what it may not until it is permitted", async ({
  page,
  emulator,
}) => {
  const { processorToken } = await linkedApp(emulator);
  await post(emulator, "/processor/token/permissions/set", {
    processor_token: processorToken,
    products: ["identity"],
  });
  await handOver(emulator, processorToken);
  await page.goto(`${emulator.url}/partner`);
  await page.getByRole("link", { name: "customer-1" }).click();
  const auth = page.getByRole("region", { name: "auth", exact: true });
  await expect(auth).toContainText("INVALID_PRODUCT");

  await post(emulator, "/processor/token/permissions/set", {
    processor_token: processorToken,
    products: [],
  });
  await page.getByRole("button", { name: "Read again" }).click();

  await expect(auth).not.toContainText("INVALID_PRODUCT");
  await auth.getByText("What it got of auth").click();
  await expect(auth).toContainText("••••0000");
});

test("a page follows what happens, and leaves alone what is being typed, read and held", async ({
  page,
  emulator,
}) => {
  await page.goto(emulator.url);
  await page.getByLabel("How much").fill("12");
  await page.getByText("From a shell").click();
  await linkedApp(emulator);
  await emulator.emulator.control.advanceClock({ advanceMs: 3_600_000 });

  await expect(page.getByRole("link", { name: "1 Items" })).toBeVisible();
  await expect(page.getByText("1 hour", { exact: true })).toBeVisible();
  await expect(page.getByLabel("How much")).toHaveValue("12");
  await expect(page.getByText(/curl .*\/link\/token\/create/)).toBeVisible();

  await open(page, "Calls");
  const oldest = page.getByRole("link", { name: "/link/token/create" });
  await oldest.focus();
  await post(emulator, "/institutions/search", { query: "x" });
  await expect(page.getByRole("link", { name: "/institutions/search" })).toBeVisible();
  await expect(oldest).toBeFocused();
});

test.describe("while the emulator is gone", () => {
  // Refused, or cut off where the page had just asked.
  test.use({ allowed: /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/ });

  test("a page says so", async ({ page }) => {
    const emulator = await startEmulator({ port: 0 });
    await page.goto(`${emulator.url}/console/items`);
    await emulator.close();

    await expect(page.getByText("The emulator cannot be reached.")).toBeVisible();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("everything is to be had by plain forms", async ({ page, emulator }) => {
    await linkedApp(emulator);
    await page.goto(emulator.url);

    await page.getByLabel("Yes, forget all of it").check();
    await page.getByRole("button", { name: "Forget everything" }).click();

    await expect(page.getByText("Everything is forgotten.")).toBeVisible();
    await expect(page.getByRole("link", { name: "0 Items" })).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page is free of barriers and fits the screen, ${colorScheme} @phone`, async ({
    page,
    emulator,
  }) => {
    // A dozen pages, each searched through.
    test.slow();
    const { itemId, processorToken } = await linkedApp(emulator);
    const { id } = await handOver(emulator, processorToken);
    const { control } = emulator.emulator;
    control.addFault({ path: "/item/get", errorCode: "RATE_LIMIT" });
    await post(emulator, "/link/token/create", {
      client_name: "Acorn",
      language: "en",
      country_codes: ["US"],
      user: { client_user_id: "user-1", phone_number: "+1 415 555 0123" },
      products: ["transactions"],
      hosted_link: { delivery_method: "sms" },
    });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const paths = [
      "/",
      "/console/sessions",
      `/console/sessions/${control.sessions()[0]?.link_session_id}`,
      "/console/items",
      `/console/items/${itemId}`,
      "/console/webhooks",
      `/console/webhooks/${control.webhooks()[0]?.id}`,
      "/console/faults",
      "/console/calls",
      `/console/calls/${control.latestCalls(1)[0]?.seq}`,
      "/outbox",
      "/partner",
      `/partner/accounts/${id}`,
    ];

    for (const path of paths) await visit(page, emulator.url + path, path);
    await page.goto(`${emulator.url}/console/faults`);
    await page.getByLabel("Path").fill("/item/get");
    await page.getByLabel("Times").fill("x");
    await page.getByRole("button", { name: "Add it" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    expect(await violations(page), "a refused form").toEqual([]);
  });
}

async function visit(page: Page, url: string, name: string) {
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await violations(page), name).toEqual([]);
  expect(await sidewaysScroll(page), `pixels of sideways scroll on ${name}`).toBe(0);
}

/** What axe holds against a page, in words. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy would refuse that.
  await page.evaluate(axe.source);
  const results = await page.evaluate<axe.AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}

const open = (page: Page, name: string) =>
  page
    .getByRole("navigation", { name: "Console" })
    .getByRole("link", { name, exact: true })
    .click();

async function post({ url }: RunningEmulator, path: string, body: object) {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...keys, ...body }),
  });
  return response.json();
}

/** An app that has linked a bank, wants webhooks that nobody answers, and has made a processor token. */
async function linkedApp(emulator: RunningEmulator) {
  const { link_token } = await post(emulator, "/link/token/create", {
    client_name: "Acorn",
    language: "en",
    country_codes: ["US"],
    user: { client_user_id: "user-1" },
    products: ["auth", "identity", "transactions"],
    webhook: "http://127.0.0.1:9/hook",
  });
  const [public_token] = emulator.emulator.control.completeLink({
    link_token,
    institution_id: "ins_109508",
  }).public_tokens;
  const { access_token, item_id } = await post(emulator, "/item/public_token/exchange", {
    public_token,
  });
  const { accounts } = await post(emulator, "/accounts/get", { access_token });
  const { processor_token } = await post(emulator, "/processor/token/create", {
    access_token,
    account_id: accounts[0].account_id,
    processor: "dwolla",
  });
  await post(emulator, "/sandbox/item/fire_webhook", {
    access_token,
    webhook_code: "NEW_ACCOUNTS_AVAILABLE",
  });
  return { itemId: item_id as string, processorToken: processor_token as string };
}

async function handOver(
  { url }: RunningEmulator,
  processor_token: string,
): Promise<{ id: string }> {
  const response = await fetch(`${url}/partner/v1/accounts`, {
    method: "POST",
    headers: { authorization: `Bearer ${partnerInboundKey}`, "idempotency-key": "key-1" },
    body: JSON.stringify({ processor_token, reference: "customer-1" }),
  });
  return response.json();
}
