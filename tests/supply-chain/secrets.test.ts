import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseEnv } from "@/lib/env";
import { findSecrets } from "./secret-shapes";

const git = (...args: string[]) =>
  execFileSync("git", args, { encoding: "utf8", maxBuffer: 1024 ** 3, stdio: "pipe" });

/** Source without its history, as in an archive, has none to look through. */
const hasHistory = spawnSync("git", ["rev-parse", "HEAD"]).status === 0;

/**
 * Every line that any commit added, with the commit and the file it is in. A merge has a column for
 * each parent, and what it brought itself is new to one at least.
 */
function* addedLines(log: string) {
  let commit = "";
  let file = "";
  let columns = 0;
  for (const line of log.split("\n")) {
    const [hunk = ""] = /^@{2,}(?= )/.exec(line) ?? [];
    if (line.startsWith("commit ")) commit = line.slice(7);
    else if (line.startsWith("diff ")) columns = 0;
    else if (columns === 0 && line.startsWith("+++ ")) file = line.slice(6);
    else if (hunk) columns = hunk.length - 1;
    else if (line.slice(0, columns).includes("+")) {
      yield { commit, file, text: line.slice(columns) };
    }
  }
}

/** The lockfile is hashes by the hundred, and held to what it may say by tests of its own. */
const history = (...where: string[]) =>
  git(
    ...where,
    ...["log", "-p", "--cc", "--unified=0", "--no-color", "--format=commit %h"],
    ...["--", ".", ":!package-lock.json"],
  );

describe("S-LEAK-4, S-DEP-1: no secret is in the repository", () => {
  test.runIf(hasHistory)("S-LEAK-4: no commit has ever added one", () => {
    const found: string[] = [];
    let lines = 0;
    for (const { commit, file, text } of addedLines(history())) {
      lines += 1;
      for (const { what, value } of findSecrets(text)) {
        found.push(`${commit} ${file}: ${what}, ${value}`);
      }
    }

    expect(lines).toBeGreaterThan(1_000);
    expect(found).toEqual([]);
  });

  test("S-LEAK-4: what a merge brought by itself is seen too", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "merge-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    const run = (...args: string[]) => git("-C", folder, ...identity, ...args);
    const write = (text: string) => writeFileSync(path.join(folder, "file"), text);
    run("init", "--quiet", "--initial-branch=main");
    for (const branch of ["main", "other"]) {
      run("checkout", "--quiet", "--orphan", branch);
      write(`of ${branch}\n`);
      run("add", "file");
      run("commit", "--quiet", "--message", branch);
    }
    run("merge", "--no-commit", "--strategy=ours", "--allow-unrelated-histories", "main");
    write("of the merge\n+ of the merge\n");
    run("commit", "--quiet", "--all", "--message", "merge");

    const lines = [...addedLines(history("-C", folder))].map(({ text }) => text);

    expect(lines).toEqual(["of the merge", "+ of the merge", "of other", "of main"]);
  });

  test.runIf(hasHistory)("S-LEAK-4: no file of settings can be added by accident", () => {
    const ignored = [".env", ".env.local", ".env.production", ".data/secrets.json"];
    for (const file of ignored) expect(git("check-ignore", "--no-index", file)).toContain(file);

    expect(git("ls-files", ".env*").trim()).toBe(".env.example");
  });

  test("S-LEAK-4: the example of settings has no value that would do", () => {
    const example = readFileSync(".env.example", "utf8");

    expect(example.match(/^[A-Z_]+=.+$/gm)).toBeNull();
    const filledIn = { NEXTAUTH_SECRET: "replace-me".repeat(4), PLAID_SECRET: "your_secret" };
    expect(() => parseEnv(filledIn)).toThrow(/NEXTAUTH_SECRET is still a placeholder/);
    expect(() => parseEnv(filledIn)).toThrow(/PLAID_SECRET is still a placeholder/);
  });
});

describe("what is taken for a secret", () => {
  const hex = (characters: number) => randomBytes(characters / 2).toString("hex");

  test.each([
    { what: "a token of Plaid's", value: `access-production-${randomUUID()}` },
    { what: "a token of Plaid's", value: `PUBLIC=public-sandbox-${randomUUID()};` },
    { what: "a client_id or secret of Plaid's", value: `client_id: "${hex(24)}"` },
    { what: "a client_id or secret of Plaid's", value: `"${hex(30)}"` },
    { what: "a key of 32 bytes", value: `k1:${randomBytes(32).toString("base64")}` },
    { what: "a private key", value: ["-----BEGIN RSA PRIVATE", "KEY-----"].join(" ") },
    { what: "a key of AWS", value: ["AKIA", "ABCDEFGHIJKLMNOP"].join("") },
    { what: "a token of GitHub's", value: `ghp_${hex(36)}` },
    { what: "a key of Stripe's", value: `sk_live_${hex(24)}` },
    { what: "a token of npm's", value: `npm_${hex(36)}` },
    {
      what: "a signed token",
      value: [`eyJ${hex(20)}`, `eyJ${hex(20)}`, hex(40)].join("."),
    },
    {
      what: "a password in an address",
      value: ["postgres://app", "hunter2@db.internal/app"].join(":"),
    },
    {
      what: "a value set by chance",
      value: `WEBHOOK_KEY=${randomBytes(48).toString("base64url")}`,
    },
  ])("$what", ({ what, value }) => {
    const found = findSecrets(value);

    expect(found.map((one) => one.what)).toContain(what);
    expect(found.map((one) => one.value).join()).not.toContain(value);
  });

  test.each([
    "access-sandbox-00000000-0000-4000-8000-000000000000",
    "processor-sandbox-11111111-2222-3333-4444-555555555555",
    "0123456789abcdef01234567",
    "postgres://app:secret@127.0.0.1:5432/app",
    "https://me:pw@a.example.com/",
    "const token: ProcessorTokenCreateRequestProcessor = read();",
  ])("not %s", (value) => {
    expect(findSecrets(value)).toEqual([]);
  });
});
