import { spawn } from "node:child_process";
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
