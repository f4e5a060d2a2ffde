import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, type Fixtures, test } from "./fixtures";
import { startSession } from "./inspected-session";

const forVisitors = [routes.home(), routes.signIn(), routes.signUp()];

/** The pages behind the sign-in that have something to press, choose or fill in. */
async function pages(page: Page, { origin, linkBank }: Pick<Fixtures, "origin" | "linkBank">) {
  const bank = await linkBank();
  const { session } = await startSession(page, origin);
  const made = await page.request.post(routes.api.processorTokens(), {
    headers: { origin, "idempotency-key": randomUUID() },
    data: { accountId: bank.accounts[0]?.id, processor: "dwolla" },
  });
  const { token } = await made.json();
  return [
    ...[routes.accounts(), routes.item(bank.id), routes.link(), routes.linkStandard()],
    ...[routes.linkEmbedded(), routes.linkUpdate(), routes.linkHosted()],
    ...[routes.linkMultiItem(), routes.linkLayer(), routes.transactions()],
    ...[routes.itemTransactions(bank.id), routes.webhooks(), routes.processors()],
    ...[routes.processor(token.id), routes.processorPicture(token.id), routes.sessions()],
    ...[routes.session(session.id), routes.settings(), routes.doctor(), routes.playground()],
    ...["link-token-create", "item-get", "processor-token-create"].map(routes.playground),
  ];
}

/** Keeps the page's scripts back, as a slow line does, until what it answers is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const read = async (page: Page, path: string) => {
  await page.goto(path, { waitUntil: "domcontentloaded" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
};

/** What can be pressed, chosen or filled in, but for forms that work without scripts. */
const open = (page: Page) =>
  page
    .locator("input:not([type=hidden], [readonly]), select, textarea, button")
    .evaluateAll((controls) =>
      controls
        .filter((one) => one.matches(":enabled") && !one.closest("form[action]"))
        .map((one) => one.outerHTML),
    );

test("what needs scripts takes no answer before they are there", async ({
  page,
  signIn,
  origin,
  linkBank,
}) => {
  test.slow();
  const release = await holdScripts(page);
  const found: Record<string, string[]> = {};
  for (const path of forVisitors) {
    await read(page, path);
    found[path] = await open(page);
  }
  await signIn();
  const forPeople = await pages(page, { origin, linkBank });
  for (const path of forPeople) {
    await read(page, path);
    found[path] = await open(page);
  }

  const none = [...forVisitors, ...forPeople].map((path) => [path, []]);
  expect(found).toEqual(Object.fromEntries(none));
  release();
});

test("what is opened before the scripts are there is filled when they are", async ({
  page,
  signIn,
}) => {
  await signIn();
  const release = await holdScripts(page);
  await read(page, routes.playground("link-token-create"));
  const adder = page.locator("details").filter({ hasText: "Add to the request" });
  await adder.getByText("Add to the request").click();
  await expect(adder.getByRole("button")).toHaveCount(0);

  release();

  await expect(adder.getByRole("button").first()).toBeVisible();
});
