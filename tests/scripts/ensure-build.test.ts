import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { buildInputs } from "../../scripts/ensure-build";
import { temporaryFolder } from "./processes";

function checkout(): { root: string; write: (name: string, content: string) => void } {
  const root = temporaryFolder();
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  };
  write("app/page.tsx", "export default () => null;");
  write("lib/problem.ts", "export {};");
  write("package-lock.json", "{}");
  return { root, write };
}

describe("buildInputs", () => {
  test.each([
    "app/page.tsx",
    "app/new/page.tsx",
    "lib/problem.ts",
    "prisma/schema.prisma",
    "public/robots.txt",
    "package-lock.json",
    "next.config.mjs",
    "proxy.ts",
    "a-folder-nobody-thought-of/file.ts",
  ])("change with %s, so that the build is made again", (name) => {
    const { root, write } = checkout();
    const before = buildInputs(root);

    write(name, "changed");

    expect(buildInputs(root)).not.toBe(before);
  });

  test.each([
    ".env",
    ".data/secrets.json",
    ".next/BUILD_ID",
    "README.md",
    "docs/decisions/001.md",
    "emulator/server.ts",
    "lib/db/generated/client.ts",
    "node_modules/next/index.js",
    "scripts/demo.ts",
    "tests/lib/env.test.ts",
    "test-results/trace.zip",
  ])("stay the same with %s, so that the build is reused", (name) => {
    const { root, write } = checkout();
    const before = buildInputs(root);

    write(name, "changed");

    expect(buildInputs(root)).toBe(before);
  });

  test("change when a file goes or moves", () => {
    const { root, write } = checkout();
    const before = buildInputs(root);

    rmSync(path.join(root, "lib/problem.ts"));
    const without = buildInputs(root);
    write("lib/other.ts", "export {};");

    expect(new Set([before, without, buildInputs(root)]).size).toBe(3);
  });
});
