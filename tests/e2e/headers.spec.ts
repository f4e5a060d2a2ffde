import { type APIRequestContext, expect, test } from "@playwright/test";
import { routes } from "@/lib/routes";

/** A file that a page loads. */
async function staticFile(request: APIRequestContext): Promise<string> {
  const html = await (await request.get(routes.home())).text();
  const [file] = html.match(/\/_next\/static\/[^"?]+\.js/) ?? [];
  if (!file) throw new Error("The page loads no script.");
  return file;
}

const answers: { name: string; status: number; path: string | typeof staticFile }[] = [
  { name: "a page", status: 200, path: routes.signIn() },
  { name: "a page that sends visitors elsewhere", status: 307, path: routes.accounts() },
  { name: "the page for no page", status: 404, path: "/nowhere" },
  { name: "a page whose name starts like the icon's", status: 404, path: "/icon-of-nothing" },
  { name: "an answer of the API", status: 200, path: "/api/health/live" },
  { name: "a refusal of the API", status: 401, path: routes.api.items() },
  { name: "an API address without anything", status: 404, path: "/api/nowhere" },
  { name: "an answer of next-auth", status: 200, path: `${routes.api.auth()}/csrf` },
  { name: "a redirect of next-auth", status: 302, path: `${routes.api.auth()}/signin` },
  { name: "a static file", status: 200, path: staticFile },
  { name: "a static file that is not there", status: 404, path: "/_next/static/nothing.js" },
  { name: "the icon", status: 200, path: "/icon.svg" },
  { name: "the icon where a page has not named it yet", status: 200, path: "/favicon.ico" },
  { name: "a path that Next itself corrects", status: 308, path: `${routes.signIn()}/` },
];

for (const { name, status, path } of answers) {
  test(`S-HDR-1: ${name} has the headers that protect a browser`, async ({ request }) => {
    const address = typeof path === "string" ? path : await path(request);

    const response = await request.get(address, { maxRedirects: 0 });

    expect(response.status()).toBe(status);
    expect(response.headers()).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": expect.stringMatching(/^(no-referrer|same-origin|strict-origin)/),
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": expect.stringMatching(/^same-origin/),
      "cross-origin-resource-policy": "same-origin",
    });
    expect(response.headers()).not.toHaveProperty("x-powered-by");
  });
}

/** The nonce a page's policy allows, and every script and style tag of its HTML. */
async function loadPage(request: APIRequestContext, path: string, headers = {}) {
  const response = await request.get(path, { headers });
  const html = await response.text();
  const policy = response.headers()["content-security-policy"] ?? "";
  const [, nonce = ""] = policy.match(/script-src [^;]*'nonce-([^']+)'/) ?? [];
  return { html, policy, nonce, tags: html.match(/<(script|style)\b[^>]*>/g) ?? [] };
}

for (const path of [routes.home(), routes.signIn(), "/nowhere", "/icon-of-nothing"]) {
  test(`S-HDR-1: the policy of ${path} allows its own scripts by a nonce that is never used again`, async ({
    request,
  }) => {
    const first = await loadPage(request, path);
    const second = await loadPage(request, path);

    for (const { policy, nonce, tags } of [first, second]) {
      expect(nonce.length).toBeGreaterThanOrEqual(22);
      expect(tags.length).toBeGreaterThan(1);
      expect(tags.filter((tag) => !tag.includes(` nonce="${nonce}"`))).toEqual([]);
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src [^;]*'unsafe-(inline|eval)'/);
    }
    expect(first.nonce).not.toBe(second.nonce);
  });

  test(`S-HDR-3: ${path} takes neither a policy nor a nonce from the request`, async ({
    request,
  }) => {
    const { html, policy } = await loadPage(request, path, {
      "content-security-policy": "script-src 'nonce-chosen-by-the-caller'",
      "x-nonce": "chosen-by-the-caller",
    });

    expect(html).not.toContain("chosen-by-the-caller");
    expect(policy).not.toContain("chosen-by-the-caller");
  });
}

for (const path of [
  "/api/health/live",
  routes.api.items(),
  "/api/nowhere",
  `${routes.api.auth()}/csrf`,
]) {
  test(`S-HDR-1: ${path} could load nothing, were it taken for a page`, async ({ request }) => {
    const response = await request.get(path, {
      headers: { "content-security-policy": "default-src *" },
    });

    expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(response.headers()["content-security-policy"]).not.toContain("*");
  });
}
