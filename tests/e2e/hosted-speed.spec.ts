import type { LinkSessionAnswer } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import { expect, signInAtBank, test } from "./fixtures";
import { createLink, LINKED, open } from "./hosted-link";

test("a bank is on the open page within two seconds of being stored on a webhook's word", async ({
  page,
  browser,
  signIn,
  expectComplaint,
}) => {
  test.slow();
  await signIn();
  expectComplaint(/ERR_FAILED/);
  const { url, sessionId } = await createLink(page);
  const person = await open(browser, url);
  // The page's own asking would win otherwise, now and then.
  await page.route(/\/refresh$/, (route) => route.abort());
  await signInAtBank(person);
  await person.getByRole("checkbox", { name: "Plaid Checking" }).check();
  await person.getByRole("button", { name: "Continue", exact: true }).click();

  await person.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("heading", LINKED).waitFor();
  const seenAt = Date.now();

  const answer = await page.request.get(routes.api.linkSession(sessionId));
  const { events }: LinkSessionAnswer = await answer.json();
  const at = (wanted: string) => Date.parse(events.find(({ name }) => name === wanted)?.at ?? "");
  // How soon it is stored depends on the machine; how soon after that it is seen, on the page.
  expect(at("webhook SESSION_FINISHED")).toBeLessThan(seenAt);
  expect(seenAt - at("Item stored")).toBeLessThan(2_000);
  await expect(page.getByText("First to tell: Plaid's webhook").first()).toBeVisible();
});
