import type { Page } from "@playwright/test";
import { routes } from "@/lib/routes";
import { expect, test } from "./fixtures";
import { sidewaysScroll } from "./sideways-scroll";

/** What a bank may call things. Each would do something if a page took it for more than text. */
const HOSTILE = [
  "<img src=x onerror=window.wasRun=1>",
  '"><script>window.wasRun=1</script>',
  "javascript:window.wasRun=1",
  "</script><!--",
  "{{7*7}}",
  "\u202eright to left\u200b",
  `long ${"name".repeat(115)}`,
];

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** A bank user whose accounts, owner and transactions are called so. */
const login = () => ({
  username: "user_custom",
  password: JSON.stringify({
    override_accounts: HOSTILE.map((name, index) => ({
      type: "depository",
      subtype: "checking",
      starting_balance: 100,
      meta: { name, official_name: name, mask: String(1000 + index) },
      identity: { names: [name], emails: [], phone_numbers: [], addresses: [] },
      transactions: [
        {
          date_transacted: day(3),
          date_posted: day(2),
          amount: 1,
          currency: "USD",
          description: name,
        },
      ],
    })),
  }),
});

/** Whether a page took any of it for more than text. */
async function expectText(page: Page, some: string) {
  const main = page.getByRole("main");
  await expect(main.getByText(some).filter({ visible: true }).first()).toBeVisible({
    timeout: 60_000,
  });
  expect(await page.evaluate("window.wasRun")).toBeUndefined();
  expect(await main.locator("img[src=x], script:not([src]), a[href^='javascript:']").count()).toBe(
    0,
  );
  expect(await sidewaysScroll(page)).toBe(0);
}

test("S-XSS-1: whatever a bank calls its accounts, owners and transactions is text @phone", async ({
  page,
  signIn,
  linkBank,
}) => {
  test.slow();
  await signIn();
  const bank = await linkBank(login());
  const [account] = bank.accounts;
  const [image = ""] = HOSTILE;

  await page.goto(routes.accounts());
  await expectText(page, image);
  await page.goto(routes.item(bank.id));
  await expectText(page, image);
  await page.goto(routes.processors(account?.id));
  await expectText(page, image);
  await expect
    .poll(
      async () =>
        (await (await page.request.get(routes.api.transactions())).json()).transactions.length,
    )
    .toBeGreaterThan(0);
  await page.goto(routes.transactions());
  await expectText(page, image);
  await page.goto(routes.playground("processor-token-create"));
  await expect(page.getByRole("main").getByText("Request").first()).toBeVisible();
  expect(await page.evaluate("window.wasRun")).toBeUndefined();
});

test("S-HDR-2: what is put into a page does not run, nor leads elsewhere", async ({
  page,
  signIn,
  expectComplaint,
}) => {
  expectComplaint(/Content Security Policy|Refused to|violates|blocked/i);
  expectComplaint(/ERR_BLOCKED|Failed to (load|fetch)/i);
  await signIn();
  await page.goto(routes.accounts());
  await expect(page.getByRole("main")).toBeVisible();

  const broken = await page.evaluate(async () => {
    const found: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      found.push(event.effectiveDirective);
    });
    const put = (html: string) => document.body.insertAdjacentHTML("beforeend", html);
    put("<script>window.wasRun = 1</script><img src='data:,' onerror='window.wasRun = 1'>");
    put("<a id='led' href='javascript:window.wasRun = 1'>x</a>");
    document.getElementById("led")?.click();
    put("<base href='https://evil.test/'>");
    put("<iframe src='https://evil.test/'></iframe>");
    await fetch("https://evil.test/").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return { found, base: document.baseURI, wasRun: (window as { wasRun?: number }).wasRun };
  });

  expect(broken.wasRun).toBeUndefined();
  expect(new URL(broken.base).host).toBe(new URL(page.url()).host);
  for (const directive of ["script-src", "base-uri", "frame-src", "connect-src"]) {
    expect(broken.found.join(" ")).toContain(directive);
  }
});
