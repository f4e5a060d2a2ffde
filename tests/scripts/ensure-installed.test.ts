import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/local-settings";
import { temporaryFolder } from "./processes";

const LOCK = { packages: { "": {}, "node_modules/one": { version: "1.0.0" } } };

/** Stands in for npm: says with what it was called, and installs the record that npm leaves. */
const NPM = `
  const { copyFileSync, mkdirSync, appendFileSync } = require("node:fs");
  appendFileSync("calls", process.argv.slice(2).join(" ") + "\\n");
  mkdirSync("node_modules", { recursive: true });
  copyFileSync("package-lock.json", "node_modules/.package-lock.json");
  process.exit(Number(process.env.NPM_STATUS ?? 0));
`;

let root: string;
const inRoot = (name: string) => path.join(root, name);
const calls = () => (existsSync(inRoot("calls")) ? readFileSync(inRoot("calls"), "utf8") : "");

beforeEach(() => {
  root = temporaryFolder();
  mkdirSync(inRoot("scripts"));
  copyFileSync(
    path.join(ROOT, "scripts/ensure-installed.mjs"),
    inRoot("scripts/ensure-installed.mjs"),
  );
  writeFileSync(inRoot("package-lock.json"), JSON.stringify(LOCK));
  writeFileSync(inRoot("npm-cli.js"), NPM);
});

function ensureInstalled(env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [inRoot("scripts/ensure-installed.mjs")], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, npm_execpath: inRoot("npm-cli.js"), ...env } as never,
  });
}

describe("ensure-installed", () => {
  test("installs exactly what the lockfile says, once", () => {
    const first = ensureInstalled();
    const second = ensureInstalled();

    expect(first.status).toBe(0);
    expect(calls()).toBe("ci --include=dev\n");
    expect(second).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });

  test("installs again when the lockfile has changed", () => {
    ensureInstalled();
    const changed = { packages: { ...LOCK.packages, "node_modules/two": { version: "2.0.0" } } };
    writeFileSync(inRoot("package-lock.json"), JSON.stringify(changed));

    ensureInstalled();

    expect(calls()).toBe("ci --include=dev\nci --include=dev\n");
  });

  test("takes an install that somebody made by hand", () => {
    mkdirSync(inRoot("node_modules"));
    copyFileSync(inRoot("package-lock.json"), inRoot("node_modules/.package-lock.json"));

    expect(ensureInstalled().status).toBe(0);

    expect(calls()).toBe("");
  });

  test("installs again after an install that was interrupted", () => {
    ensureInstalled();
    rmSync(inRoot("node_modules"), { recursive: true });
    mkdirSync(inRoot("node_modules/one"), { recursive: true });

    ensureInstalled();

    expect(calls()).toBe("ci --include=dev\nci --include=dev\n");
  });

  test("says so when npm fails, and tries again the next time", () => {
    const failed = ensureInstalled({ NPM_STATUS: "1" });

    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain("npm ci failed");
    expect(existsSync(inRoot("node_modules/.installed"))).toBe(false);
  });
});
