import { routes } from "@/lib/routes";
import { expect, test } from "./fixtures";
import { startSession, tellViews } from "./inspected-session";

// A trace takes a picture of the whole document at every look, which is what is measured here then.
test.use({ trace: "off" });

test.beforeEach(async ({ signIn }) => {
  await signIn();
});

test("five hundred steps are drawn in under 200 ms", async ({ page, origin }) => {
  test.slow();
  const { session } = await startSession(page, origin);
  for (let lot = 0; lot < 5; lot += 1) {
    const views = Array.from({ length: 100 }, (_, index) => `VIEW_${lot}_${index}`);
    await tellViews(page, origin, session.id, views);
  }
  await page.goto(routes.session(session.id));
  // A search by role asks for the style of each of them, which is what is spared here.
  const all = page.locator("main li[data-skippable]");
  await expect(all).toHaveCount(503);
  const tookMs: number[] = [];

  for (let round = 0; round < 5; round += 1) {
    await page.locator("main label", { hasText: "Errors only" }).click();
    await expect(all).toHaveCount(0);
    tookMs.push(await page.locator("main button", { hasText: "Show all steps" }).evaluate(drawn));
    await expect(all).toHaveCount(503);
  }

  process.stdout.write(`503 steps are drawn in ${tookMs.map(Math.round).join(", ")} ms.\n`);
  expect(tookMs.sort((a, b) => a - b)[2]).toBeLessThan(200);
});

test("what happens is there within a second", async ({ page, origin }) => {
  const { session } = await startSession(page, origin);
  await page.goto(routes.session(session.id));
  const steps = page.getByRole("list", { name: "Steps of the session" }).getByRole("listitem");
  await expect(steps.filter({ hasText: "/link/token/create" })).toBeVisible();
  const lags: number[] = [];

  for (const view of ["CONSENT", "SELECT_INSTITUTION", "CREDENTIAL", "LOADING", "SELECT_ACCOUNT"]) {
    const seen = page.evaluate(whenShown, `Link shows: ${view.toLowerCase().replace("_", " ")}`);
    await tellViews(page, origin, session.id, [view]);
    const toldAt = Date.now();
    lags.push((await seen) - toldAt);
  }

  process.stdout.write(`Steps are seen after ${lags.join(", ")} ms.\n`);
  expect(Math.max(...lags)).toBeLessThan(1_000);
});

/** When a text comes to stand in the page. Asking for it from without would be up to half a second late. */
function whenShown(text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector("main")?.textContent.includes(text)) return;
      observer.disconnect();
      resolve(Date.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** How long it takes from a press on the button until its effect is on the screen. */
function drawn(button: HTMLElement | SVGElement): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    (button as HTMLElement).click();
    // What a timer of the next frame runs comes after that frame was painted.
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });
}
