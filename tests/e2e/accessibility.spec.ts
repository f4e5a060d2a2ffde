import { routes } from "@/lib/routes";
import { expect, openLink, shareAccounts, test } from "./fixtures";
import { sidewaysScroll } from "./sideways-scroll";
import { violations } from "./violations";

for (const colorScheme of ["light", "dark"] as const) {
  test(`pages for visitors hold no barrier, ${colorScheme} @phone`, async ({
    page,
    expectComplaint,
  }) => {
    expectComplaint(/404/);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const path of [routes.home(), routes.signIn(), routes.signUp(), "/nowhere"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page).toHaveTitle(/Plaid Link reference/);
      expect(await violations(page), path).toEqual([]);
      expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
    }
  });

  test(`the accounts, empty and filled, and every pane of Link hold no barrier, ${colorScheme} @phone`, async ({
    page,
    signIn,
  }) => {
    // Every pane is searched through.
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await signIn();
    for (const path of [routes.link(), routes.accounts()]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page).toHaveTitle(/Plaid Link reference/);
      expect(await violations(page), path).toEqual([]);
      expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
    }

    const link = await openLink(page);
    await link.getByRole("heading").first().waitFor();
    const frame = page.frames().find((one) => one.url().includes("/link/v2/"));
    if (!frame) throw new Error("Link has no frame.");
    const clean = async (pane: string) => expect(await violations(frame), pane).toEqual([]);
    await clean("consent");
    await link.getByRole("button", { name: "Continue", exact: true }).click();
    await link.getByRole("button", { name: "Continue without phone number" }).waitFor();
    await clean("phone");
    await link.getByRole("button", { name: "Continue without phone number" }).click();
    await link.getByRole("button", { name: "First Platypus Bank" }).waitFor();
    await clean("institutions");
    await link.getByRole("button", { name: "First Platypus Bank" }).click();
    await link.getByLabel("Username").waitFor();
    await clean("credentials");
    await link.getByLabel("Username").fill("user_good");
    await link.getByLabel("Password").fill("pass_good");
    await link.getByRole("button", { name: "Submit" }).click();
    await link.getByRole("checkbox").first().waitFor();
    await clean("accounts");
    await shareAccounts(link, "Plaid Checking");

    await expect(page.getByRole("row", { name: /Plaid Checking/ })).toBeVisible();
    await expect(page).toHaveTitle(/Accounts/);
    expect(await violations(page), "accounts").toEqual([]);
    expect(await sidewaysScroll(page), "pixels of sideways scroll").toBe(0);
  });
}

test("the colour scheme can be chosen and is kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(routes.home());
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  expect(await scheme()).toBe("light");

  await page.getByRole("button", { name: /Colour scheme/ }).click();
  await page
    .getByRole("menuitemradio", { name: "Dark" })
    .or(page.getByRole("menuitem", { name: "Dark" }))
    .click();
  expect(await scheme()).toBe("dark");

  await page.reload();
  expect(await scheme()).toBe("dark");
});
