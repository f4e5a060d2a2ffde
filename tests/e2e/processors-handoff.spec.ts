import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, type Fixtures, test } from "./fixtures";
import type { LinkedBank } from "./link-bank";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

const NUMBER = "1111222233330000";
const OWNER = "Alberta Bobbeth Charleson";

/** Every one of Plaid's tokens that must not reach a browser. Those of a page's own session may. */
const TOKENS = /(processor|access)-(sandbox|production)-|btok_/;

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

type Means = Pick<Fixtures, "origin" | "emulator" | "linkBank"> & { page: Page };

async function post(
  { page, origin }: Means,
  path: string,
  data: object,
  headers: Record<string, string> = {},
) {
  const answer = await page.request.post(path, { headers: { origin, ...headers }, data });
  expect(answer.ok(), `${path} answers ${answer.status()}`).toBe(true);
  return answer.json();
}

/** Links a bank that agrees to all. That a partner can read owners is seen to by asking for them once. */
async function openBank(means: Means): Promise<LinkedBank> {
  const bank = await means.linkBank();
  const update = { mode: "update", itemId: bank.id, update: "permissions" };
  const asked = await post(means, routes.api.linkTokens(), update);
  await means.emulator("/link/complete", { link_token: asked.linkToken });
  await post(means, routes.api.refreshLinkSession(asked.session.id), {});
  await post(means, routes.api.itemIdentity(bank.id), {});
  return bank;
}

/** Makes a token for the checking account of a bank, a new one without it, and goes to the token's page. */
async function toToken(means: Means, processor = "dwolla", bank?: LinkedBank): Promise<string> {
  const { page } = means;
  const { accounts } = bank ?? (await openBank(means));
  const accountId = accounts.find(({ name }) => name === "Plaid Checking")?.id;
  const key = { "idempotency-key": randomUUID() };
  const { token } = await post(means, routes.api.processorTokens(), { accountId, processor }, key);
  await page.goto(routes.processor(token.id));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    processor === "stripe" ? "Stripe" : "Handoff to",
  );
  return token.id;
}

const main = (page: Page) => page.getByRole("main");
const part = (page: Page, name: string) => main(page).getByRole("region", { name });
const told = (page: Page, product: string) =>
  main(page)
    .getByRole("list", { name: "What Plaid told the partner" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: product, exact: true }) });
const steps = (page: Page) =>
  main(page).getByRole("list", { name: "Steps of the handoff" }).getByRole("listitem");

const handOff = async (page: Page) => {
  await main(page).getByRole("button", { name: "Hand off to Dwolla" }).click();
  await expect(part(page, "Handoff")).toContainText("Dwolla has the token");
};

/** Lets the partner read these alone. */
async function permit(page: Page, ...labels: RegExp[]) {
  const permissions = part(page, "What Dwolla may read");
  await permissions.getByText("Change it").click();
  await permissions.getByRole("radio", { name: /only this of it/ }).check();
  for (const label of labels) await permissions.getByRole("checkbox", { name: label }).check();
  await permissions.getByRole("button", { name: "Save at Plaid" }).click();
  await expect(permissions).toContainText("Plaid has the new permissions.");
}

const readAsPartner = (page: Page) =>
  main(page)
    .getByRole("button", { name: /Read (as the partner|again)/ })
    .click();

test("an account is handed off, read by the partner as permitted, and taken back @phone", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  test.slow();
  await openBank({ page, origin, emulator, linkBank });
  await page.goto(routes.accounts());
  await page.getByRole("link", { name: "Hand off Plaid Checking" }).click();
  await expect(main(page).getByRole("radio", { name: /^Plaid Checking/ })).toBeChecked();
  await main(page).getByRole("combobox", { name: "Partner" }).fill("dwolla");
  await expect(page.getByRole("option")).toHaveText(["Dwolla"]);
  await page.keyboard.press("Enter");
  await main(page).getByRole("button", { name: "Review and create" }).click();
  const review = page.getByRole("dialog");
  await expect(review).toContainText("Let Dwolla read Plaid Checking?");
  await review.getByRole("button", { name: "Create processor token" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Handoff to Dwolla");

  await expect(part(page, "What Dwolla may read")).toContainText("no permissions are set");
  await handOff(page);
  await expect(part(page, "Handoff").getByRole("list", { name: "Attempts" })).toContainText(
    "Received with status 201",
  );

  await permit(page, /^Account and routing/, /^Balance/);
  await main(page).getByRole("button", { name: "Read back from Plaid" }).click();
  await expect(part(page, "What Dwolla may read")).toContainText("Plaid says the same.");

  await readAsPartner(page);
  await expect(told(page, "Account")).toContainText("/processor/account/get");
  await expect(told(page, "Balance")).toContainText("$100.00");
  await expect(told(page, "Account numbers")).toContainText("Routing number");
  await expect(told(page, "Account numbers")).not.toContainText(NUMBER);
  await expect(told(page, "Owners")).toContainText("INVALID_PRODUCT");
  await expect(told(page, "Transactions")).toContainText("The permission transactions would");

  await told(page, "Owners").getByRole("button", { name: "Allow identity" }).click();
  await expect(told(page, "Owners")).toContainText(OWNER);
  await expect(part(page, "What Dwolla may read")).toContainText("identity");

  await main(page).getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(main(page).getByText("This token has ended.")).toBeVisible();
  await expect(main(page).getByRole("button", { name: /Read|Disconnect|Save/ })).toHaveCount(0);
  await expect(part(page, "What Dwolla gets")).toContainText("Nothing any more.");
  await expect(steps(page).last()).toContainText("The access ends");

  await page.reload();
  await expect(main(page).getByText("This token has ended.")).toBeVisible();
});

test("a token ends when the access is withdrawn at the bank, and its page says so", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  test.slow();
  const means = { page, origin, emulator, linkBank };
  const bank = await openBank(means);
  const id = await toToken(means, "dwolla", bank);
  const { itemId } = await bank.plaid();

  await emulator(`/items/${itemId}/bank_event`, { event: "permission_revoked" });

  // Plaid tells of it by a webhook, and a job acts on that.
  const revokedAt = async () => {
    const answer = await page.request.get(routes.api.processorToken(id));
    return (await answer.json()).token.revokedAt;
  };
  await expect.poll(revokedAt, { timeout: 60_000 }).not.toBeNull();
  await page.reload();
  await expect(main(page).getByText("This token has ended.")).toBeVisible();
  await expect(main(page).getByRole("link", { name: "Repair the bank" })).toHaveCount(0);
  await expect(
    main(page).getByRole("button", { name: /Hand off|Read|Receive|Save|Disconnect/ }),
  ).toHaveCount(0);
  await expect(steps(page).last()).toContainText("The access ends");
  // The bank ended it, so there is no call of ours to show.
  await expect(steps(page).last().getByText(/^Code/)).toHaveCount(0);
});

test("account numbers are masked, shown when asked for, and forgotten @phone", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  await toToken({ page, origin, emulator, linkBank });
  await readAsPartner(page);
  const numbers = told(page, "Account numbers");
  await expect(numbers).toContainText("•••••• 00");

  await numbers.getByRole("button", { name: "Show numbers" }).click();
  await expect(numbers).toContainText(NUMBER);
  await numbers.getByRole("button", { name: "Hide numbers" }).click();
  await expect(numbers).toContainText("•••••• 00");
  await numbers.getByRole("button", { name: "Show numbers" }).click();
  await expect(numbers).toContainText(NUMBER);

  await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
  await expect(page.getByText(NUMBER)).toHaveCount(0);
});

test("what was shown of the account is gone after two minutes", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  await page.clock.install();
  await toToken({ page, origin, emulator, linkBank });
  await readAsPartner(page);
  await expect(told(page, "Owners")).toContainText(OWNER);

  await page.clock.runFor("02:01");

  await expect(page.getByText(OWNER)).toHaveCount(0);
  await expect(main(page).getByRole("button", { name: "Read as the partner" })).toBeVisible();
});

test("nothing ticked is no way to permit everything", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  await toToken({ page, origin, emulator, linkBank });
  const permissions = part(page, "What Dwolla may read");
  await permissions.getByText("Change it").click();
  await permissions.getByRole("radio", { name: /only this of it/ }).check();

  await expect(permissions.getByRole("button", { name: "Save at Plaid" })).toBeDisabled();
  await expect(permissions).toContainText("none at all means everything");
});

test("webhooks on the token are told to come here, and not to any more", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  await toToken({ page, origin, emulator, linkBank });
  const webhooks = part(page, "Webhooks on this token");
  await webhooks.getByRole("button", { name: "Receive them here" }).click();
  await expect(webhooks).toContainText(routes.api.plaidWebhooks());

  await webhooks.getByRole("button", { name: "Stop them" }).click();

  await expect(webhooks).toContainText("This app has set no address.");

  await page.goto(routes.webhooks());
  const inbox = main(page).getByRole("list", { name: "Webhooks" });
  await expect(inbox).toContainText("WEBHOOK_UPDATE_ACKNOWLEDGED");
});

test("the picture has what happened, in order, each with its code @phone", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  test.slow();
  await toToken({ page, origin, emulator, linkBank });
  await handOff(page);
  await permit(page, /^Balance/);
  await readAsPartner(page);
  await expect(told(page, "Balance")).toContainText("$100.00");
  const last = steps(page).filter({ hasText: "/processor/transactions/sync" });
  await expect(last).toHaveCount(1);

  const paths = (await steps(page).allInnerTexts()).map((text) => text.replaceAll("\u200b", ""));
  expect(paths[0]).toContain("/auth/get");
  expect(paths[1]).toContain("/processor/token/create");
  expect(paths[2]).toContain("POST with the token");
  expect(paths[3]).toContain("/processor/token/permissions/set");
  expect(paths.filter((text) => /\/processor\/\w+\/(get|sync)/.test(text)).length).toBe(5);
  await expect(last).toContainText("INVALID_PRODUCT");
  await expect(last).toContainText("Dwolla to Plaid");
  await expect(last).toContainText(/request \w+/);

  await page.getByRole("button", { name: "Code of step 2", exact: true }).click();
  const code = page.getByRole("region", { name: "Code of step 2", exact: true });
  await expect(code).toContainText("ProcessorTokenCreateRequestProcessorEnum.Dwolla");
  await expect(code).toContainText("process.env.PLAID_SECRET");
});

test("the large picture is gone through by keys and buttons @phone", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const id = await toToken({ page, origin, emulator, linkBank });
  await handOff(page);
  await page.getByRole("link", { name: "Show it large" }).click();
  await expect(page).toHaveURL(routes.processorPicture(id));
  const place = main(page).getByRole("status").first();
  await expect(place).toHaveText("3 steps");
  await expect(steps(page)).toHaveCount(3);
  expect(await violations(page), "whole").toEqual([]);

  await page.keyboard.press("ArrowRight");
  await expect(place).toContainText("Step 1 of 3");
  await expect(steps(page)).toHaveCount(1);
  await expect(steps(page).first()).toHaveAttribute("aria-current", "step");
  expect(await violations(page), "a step").toEqual([]);
  await page.keyboard.press("Space");
  await expect(place).toContainText("Step 2 of 3: Make a token for one account");
  await expect(steps(page)).toHaveCount(2);
  await page.keyboard.press("Home");
  await expect(place).toContainText("Step 1 of 3");
  await page.keyboard.press("End");
  await expect(place).toContainText("Step 3 of 3: Hand the token over");
  await main(page).getByRole("button", { name: "Back", exact: true }).click();
  await expect(place).toContainText("Step 2 of 3");
  await main(page).getByRole("button", { name: "Show all" }).click();
  await expect(steps(page)).toHaveCount(3);
  expect(await sidewaysScroll(page)).toBe(0);
});

test("without JavaScript the large picture is the whole list", async ({
  browser,
  page,
  origin,
  emulator,
  linkBank,
}) => {
  const id = await toToken({ page, origin, emulator, linkBank });
  await handOff(page);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState });
  const plain = await context.newPage();

  await plain.goto(origin + routes.processorPicture(id));

  await expect(steps(plain)).toHaveCount(3);
  await expect(steps(plain).nth(1)).toContainText("/processor/token/create");
  await context.close();
});

test("a token for Stripe says what Stripe gets, and shows the call that gives it @phone", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  await toToken({ page, origin, emulator, linkBank }, "stripe");

  await expect(main(page)).toContainText("works once");
  await expect(part(page, "The call to Stripe")).toContainText("source: bankAccountToken");
  await expect(part(page, "What Stripe gets")).toContainText("no permissions to set");
  await expect(main(page).getByRole("button", { name: /Hand off|Read|Receive/ })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
});

test("somebody else's token, and its picture, look like ones that are not there", async ({
  page,
  origin,
  signIn,
  expectComplaint,
  emulator,
  linkBank,
}) => {
  expectComplaint(/401|404/);
  const id = await toToken({ page, origin, emulator, linkBank });
  await page.context().clearCookies();
  await signIn();

  for (const address of [routes.processor(id), routes.processorPicture(id)]) {
    await page.goto(address);
    await expect(
      page.getByRole("heading", { name: "There is no such processor token" }),
    ).toBeVisible();
  }
});

test("S-LEAK-1: no page and no answer holds a token", async ({
  page,
  origin,
  emulator,
  linkBank,
}) => {
  const texts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith(origin)) texts.push(response.text().catch(() => ""));
  });
  const id = await toToken({ page, origin, emulator, linkBank });
  await handOff(page);
  await readAsPartner(page);
  await expect(told(page, "Balance")).toContainText("$100.00");
  await page.goto(routes.processorPicture(id));
  await expect(steps(page).first()).toBeVisible();

  expect(texts.length).toBeGreaterThan(3);
  expect((await Promise.all(texts)).filter((text) => TOKENS.test(text))).toEqual([]);
  expect(await page.content()).not.toMatch(TOKENS);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`a token's page holds no barrier, ${colorScheme} @phone`, async ({
    page,
    origin,
    emulator,
    linkBank,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await toToken({ page, origin, emulator, linkBank });
    await handOff(page);
    await permit(page, /^Balance/);
    await readAsPartner(page);
    await expect(told(page, "Balance")).toContainText("$100.00");
    await page.getByRole("button", { name: "Code of step 1", exact: true }).click();

    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });
}
