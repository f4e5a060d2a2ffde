import type { Page } from "@playwright/test";
import type { DoctorAnswer } from "@/lib/contracts/doctor";
import { routes } from "@/lib/routes";
import { expect, test } from "./fixtures";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

// While a page streams in, what comes late stands behind it too, hidden.
const main = (page: Page) => page.getByRole("main");
const summary = (page: Page) => main(page).getByRole("region", { name: "Summary" });

for (const colorScheme of ["light", "dark"] as const) {
  test(`beside the emulator nothing is wrong, and the page holds no barrier, ${colorScheme} @phone`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(routes.doctor());

    await expect(summary(page)).not.toContainText("problem");
    for (const name of ["Settings", "Plaid", "Addresses", "Database", "Jobs", "Versions"]) {
      await expect(main(page).getByRole("region", { name, exact: true })).toBeVisible();
    }
    for (const details of await main(page).getByText("Details", { exact: true }).all()) {
      await details.click();
    }
    await expect(main(page).getByText("PLAID_SECRET", { exact: true })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
  });
}

test("the navigation leads to it, and it looks again with the keyboard alone @phone", async ({
  page,
  isMobile,
}) => {
  await page.goto(routes.accounts());
  if (isMobile) await page.getByRole("button", { name: "Navigation" }).click();
  await page.getByRole("link", { name: "Doctor" }).click();
  await expect(page).toHaveURL(routes.doctor());
  await expect(page).toHaveTitle(/Doctor/);
  const time = summary(page).getByRole("time");
  const before = await time.getAttribute("datetime");

  await main(page).getByRole("button", { name: "Check again" }).focus();
  await page.keyboard.press("Enter");

  await expect(time).not.toHaveAttribute("datetime", before ?? "");
});

test("its report is copied as text, with every fact and no secret", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(routes.doctor());

  await main(page).getByRole("button", { name: "Copy report" }).click();

  await expect(summary(page).getByText("Copied")).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toMatch(/^ {2}Fine {9}Keys: The local emulator accepts the keys\./m);
  expect(report).toMatch(/^ +PLAID_SECRET +set$/m);
  expect(report).not.toContain("emulator-secret");
});

test("what is wrong stands first, with what to do @phone", async ({ page }) => {
  // The app under test is well: what it would answer if it were not comes from here.
  await page.route(routes.api.doctor(), async (route) => {
    const answer: DoctorAnswer = await (await route.fetch()).json();
    const findings = answer.findings.map((finding) =>
      finding.id === "dead-jobs"
        ? { ...finding, state: "warning", says: "2 jobs were given up.", todo: "See the log." }
        : finding.id === "redirect-uri"
          ? { ...finding, state: "problem", says: "Plaid does not take it.", todo: "Register it." }
          : finding,
    );
    await route.fulfill({ json: { ...answer, findings } });
  });
  await page.goto(routes.doctor());
  await main(page).getByRole("button", { name: "Check again" }).click();

  await expect(summary(page)).toContainText("Something does not work");
  const urgent = main(page).getByRole("region", { name: "To be done" }).getByRole("listitem");
  await expect(urgent.first()).toContainText("Redirect URI");
  await expect(urgent.first()).toContainText("To do: Register it.");
  await expect(urgent.first()).toContainText("/link/oauth");
  await expect(urgent.filter({ hasText: "Failed jobs" })).toContainText("Warning");
  await expect(
    main(page).getByRole("region", { name: "Jobs", exact: true }).getByText("Failed jobs"),
  ).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
});

test("a server that is away leaves what was found before, and says so", async ({
  page,
  expectComplaint,
}) => {
  expectComplaint(/ERR_FAILED/);
  await page.goto(routes.doctor());
  await expect(summary(page)).toBeVisible();
  await page.route(routes.api.doctor(), (route) => route.abort());

  await main(page).getByRole("button", { name: "Check again" }).click();

  await expect(main(page).getByRole("alert")).toContainText("It could not be checked again");
  await expect(main(page).getByRole("region", { name: "Settings", exact: true })).toBeVisible();
});
