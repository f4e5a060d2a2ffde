import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { startEmulator } from "@/emulator/server";

const readme = readFileSync("emulator/README.md", "utf8");

/** The README's first example in a language, for an emulator elsewhere than the README has it. */
function example(language: string, url: string): string {
  const [, code] = readme.match(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``)) ?? [];
  if (!code) throw new Error(`the README has no example in ${language}`);
  return code.replaceAll("http://127.0.0.1:4010", url);
}

async function output(command: string, script: string): Promise<string> {
  const child = spawn(command, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(script);
  return text(child.stdout);
}

test("the README's example for a shell goes from a link token to accounts", async () => {
  const { url, close } = await startEmulator({ port: 0 });

  const printed = await output("sh", example("sh", url)).finally(close);

  const { accounts } = JSON.parse(printed);
  expect(accounts.map(({ name }: { name: string }) => name)).toContain("Plaid Checking");
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!hasPython)("the README's example for Python gets a link token", async () => {
  const { url, close } = await startEmulator({ port: 0 });

  const script = `${example("python", url)}\nprint(token)`;
  const printed = await output("python3", script).finally(close);

  expect(printed).toMatch(/^link-sandbox-[0-9a-f-]{36}\n$/);
});

test("the README's example for Node is a client that the emulator answers", async () => {
  const { url, close } = await startEmulator({ port: 0 });
  const script = `const { Configuration, PlaidApi } = require("plaid");
    ${example("ts", url)}
    plaid.categoriesGet({}).then(({ data }) => console.log(data.categories.length > 0));`;

  const printed = await output(process.execPath, script).finally(close);

  expect(printed).toBe("true\n");
});
