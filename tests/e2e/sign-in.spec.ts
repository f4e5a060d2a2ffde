import { routes } from "@/lib/routes";
import { expect, newEmail, password, signOut, submitSignIn, test } from "./fixtures";

test("a newcomer creates an account, signs out and signs in again @phone", async ({ page }) => {
  const email = newEmail();
  await page.goto(routes.signUp());
  await page.getByRole("textbox", { name: "E-mail" }).fill(`  ${email.toUpperCase()} `);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(routes.accounts());

  await page.getByRole("button", { name: "Account menu" }).click();
  await expect(page.getByRole("menu")).toContainText(email);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(routes.home());

  await page.goto(routes.accounts());
  await expect(page).toHaveURL(routes.signIn(routes.accounts()));
  await submitSignIn(page, email);
  await expect(page).toHaveURL(routes.accounts());
});

test("S-SES-3: signing out ends the session on the server: the old cookie opens nothing", async ({
  page,
  context,
  signIn,
}) => {
  await signIn();
  await page.goto(routes.accounts());
  const cookies = await context.cookies();
  expect((await page.request.get(routes.api.items())).status()).toBe(200);

  await signOut(page);
  await context.addCookies(cookies);

  expect((await page.request.get(routes.api.items())).status()).toBe(401);
  await page.goto(routes.accounts());
  await expect(page).toHaveURL(routes.signIn(routes.accounts()));
});

test("S-SES-3: a sign-out that the server cannot carry out says so, and can be tried again", async ({
  page,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/503/);
  await signIn();
  await page.goto(routes.accounts());
  const path = /\/api\/auth\/signout$/;
  const refusal = { code: "database_unavailable", detail: "Away.", requestId: "a-request" };
  await page.route(path, (route) => route.fulfill({ status: 503, json: refusal }));
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();

  const toast = page.getByRole("alert").filter({ hasText: "Signing out did not work" });
  await expect(toast).toContainText("You may still be signed in. Try again in a moment.");
  await expect(page).toHaveURL(routes.accounts());

  await page.unroute(path);
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(routes.home());
});

test("S-AUTH-5: a wrong password and an unknown user are told alike; what was typed stays, but for the password", async ({
  page,
  origin,
  expectComplaint,
}) => {
  expectComplaint(/401/);
  const known = newEmail();
  const data = { email: known, password };
  await page.request.post(routes.api.register(), { headers: { origin }, data });
  for (const email of [known, newEmail()]) {
    await page.goto(routes.signIn());
    await submitSignIn(page, email, "not the right one");

    await expect(page.getByText("The e-mail or the password is not right.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue(email);
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
    expect(page.url()).not.toContain("password");
  }
});

test("a taken address is said, with the way to sign in", async ({
  page,
  origin,
  expectComplaint,
}) => {
  expectComplaint(/409/);
  const email = newEmail();
  await page.request.post(routes.api.register(), {
    headers: { origin },
    data: { email, password },
  });

  await page.goto(routes.signUp());
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();

  await expect(page.getByText(/account with this e-mail already/)).toBeVisible();
  await page.getByRole("link", { name: "Go to sign-in" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const { name, email, typed, says } of [
  {
    name: "a short password",
    email: "someone@example.com",
    typed: "short",
    says: /at least 15 characters/i,
  },
  {
    name: "an address with a space inside",
    email: "some one@example.com",
    typed: password,
    says: /such as name@example.com/,
  },
  { name: "no address", email: "", typed: password, says: /Enter your e-mail address/ },
]) {
  test(`${name} is said next to its field`, async ({ page, expectComplaint }) => {
    expectComplaint(/400/);
    await page.goto(routes.signUp());
    await page.getByRole("textbox", { name: "E-mail" }).fill(email);
    await page.getByLabel("Password", { exact: true }).fill(typed);
    await page.getByRole("button", { name: "Create account" }).click();

    await expect(page.locator("form")).toContainText(says);
    await expect(page).toHaveURL(/\/sign-up/);
  });
}

test("password managers find a form they know", async ({ page }) => {
  await page.goto(routes.signIn());
  await expect(page.locator("form[method=post] input[autocomplete=username]")).toHaveCount(1);
  await expect(page.locator("form input[autocomplete=current-password]")).toHaveCount(1);
  await page.goto(routes.signUp());
  await expect(page.locator("form input[autocomplete=new-password]")).toHaveCount(1);
});

for (const next of [
  "//evil.test",
  "/\\evil.test",
  "https://evil.test",
  "javascript:alert(1)",
  ":::",
]) {
  test(`S-RED-1: after sign-in nobody is sent to ${next}`, async ({ page, origin }) => {
    await page.goto(`${routes.signIn()}?next=${encodeURIComponent(next)}`);
    await page.getByRole("button", { name: "Continue as a demo user" }).click();

    await expect(page).toHaveURL(routes.accounts());
    expect(page.url().startsWith(origin)).toBe(true);
  });
}

test("a session that ended at the bank: sign-in leads back with what the bank said", async ({
  page,
  context,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/410/);
  const email = await signIn();
  await context.clearCookies();
  const back = `${routes.linkOauth()}?oauth_state_id=11111111-1111-4111-8111-111111111111`;

  await page.goto(back);
  await expect(page).toHaveURL(routes.signIn(back));
  await submitSignIn(page, email);

  await expect(page).toHaveURL(back);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("no open Link session");
});

test("the way back from the accounts does not lead to the form", async ({ page }) => {
  await page.goto(routes.home());
  await page.goto(routes.signIn());
  await page.getByRole("button", { name: "Continue as a demo user" }).click();
  await expect(page).toHaveURL(routes.accounts());

  await page.goBack();

  await expect(page).not.toHaveURL(/\/sign-in/);
});

test("S-CSRF-1: a bad body or a foreign origin is refused by next-auth's endpoints too", async ({
  page,
  origin,
}) => {
  const path = `${routes.api.auth()}/callback/credentials`;
  const status = async (headers: Record<string, string>, data: string) =>
    (await page.request.post(path, { headers, data: Buffer.from(data) })).status();
  const json = "application/json";

  expect(await status({ origin, "content-type": json }, "{")).toBe(400);
  expect(await status({ origin: "https://evil.test", "content-type": json }, "{}")).toBe(403);
  expect(await status({ origin, "content-type": "text/plain" }, "{}")).toBe(415);
  expect(await status({ origin, "content-type": json }, `"${"x".repeat(9_000)}"`)).toBe(413);
});
