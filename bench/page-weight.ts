import { gzipSync } from "node:zlib";
import { signIn } from "./sign-in";

/**
 * JavaScript that a page loads before anything is pressed, gzipped: every script its HTML names.
 * Link's own script comes on top and is not ours to shrink.
 */
export async function pageWeight(appUrl: string): Promise<string[]> {
  const cookie = await signIn(appUrl);
  return [
    await weigh(appUrl, "/sign-in", ""),
    await weigh(appUrl, "/accounts", cookie),
    await weigh(appUrl, "/transactions", cookie),
  ];
}

async function weigh(appUrl: string, page: string, cookie: string): Promise<string> {
  const response = await fetch(appUrl + page, { headers: { cookie }, redirect: "error" });
  const html = await response.text();
  const tags = html.match(/<(?:script|link)[^>]+\/_next\/static\/[^>]+\.js[^>]*>/g) ?? [];
  const scripts = new Set(
    tags
      .filter((tag) => !/nomodule/i.test(tag)) // For browsers without modules only.
      .flatMap((tag) => /\/_next\/static\/[^"]+\.js[^"]*/.exec(tag)?.[0] ?? []),
  );
  const sizes = await Promise.all(
    [...scripts].map(async (path) => {
      const script = await fetch(appUrl + path);
      return gzipSync(Buffer.from(await script.arrayBuffer())).length;
    }),
  );
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  return `${page}: ${kilobytes.toFixed(0)} kB of JavaScript gzipped in ${scripts.size} files (goal under 250)`;
}
