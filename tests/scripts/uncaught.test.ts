import { beforeAll, expect, test, vi } from "vitest";
import { built } from "./built";
import { serve, untilLive } from "./serve-app";

const TOKEN = "access-sandbox-12345678-1234-1234-1234-123456789abc";

/** Has a server do something on SIGUSR2 that none of its code does by itself. */
const onSignal = (code: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `process.on("SIGUSR2", () => { ${code} });`,
  )}`,
});

beforeAll(built, 400_000);

test.each([
  { name: "an error that is thrown", code: `throw new Error("of ${TOKEN}")` },
  { name: "a promise that is broken", code: `Promise.reject(new Error("of ${TOKEN}"))` },
])(
  "R-18, S-LEAK-2: $name, and that nobody catches, ends the server, which tells it without the token",
  async ({ code }) => {
    const server = await serve({ ...onSignal(code), WORKER: "off" });
    await untilLive(server);

    server.child.kill("SIGUSR2");

    expect(await server.exited).toBe(1);
    expect(server.output()).toContain("of access-sandbox-[redacted]");
    expect(server.output()).not.toContain(TOKEN);
  },
  120_000,
);

test("S-LEAK-3: what a bank calls itself neither begins a line of what the server prints nor acts on a terminal", async () => {
  const name = 'Bank\\n{"level":60,"msg":"forged"}\\n  {"msg":"forged"}\\u001b[2J\\u009b2J\\rgone';
  const server = await serve({
    ...onSignal(`console.error(new Error("${name.replaceAll('"', '\\"')}"));`),
    WORKER: "off",
  });
  await untilLive(server);

  server.child.kill("SIGUSR2");

  await vi.waitFor(() => expect(server.output()).toContain("gone"), { timeout: 30_000 });
  expect(server.output()).toContain('| {"level":60,"msg":"forged"}');
  expect(server.output().split("\n").filter(isEntry)).toEqual([]);
  expect(server.output()).toContain("\\u001b[2J\\u009b2J\\u000dgone");
  expect(server.output()).not.toMatch(/(?![\n\t])\p{Cc}/u);
});

function isEntry(line: string): boolean {
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}
