import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readSource } from "@/lib/inspector/read-source";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a file of the app's own source", () => {
  test("comes line by line, with the function found that a step names", async () => {
    const source = await readSource("lib/link/start-session.ts", "startSession");

    expect(source?.lines[(source.found ?? 0) - 1]).toMatch(/function startSession\b/);
  });

  test("is shown as well where the name is not in it", async () => {
    const source = await readSource("lib/problem.ts", "nothingOfTheKind");

    expect(source).toMatchObject({ file: "lib/problem.ts", found: null });
  });

  test.each([
    "package.json",
    ".env.local",
    "lib/../package.ts",
    "lib/../../etc/passwd.ts",
    "/etc/passwd",
    "lib//problem.ts",
    "lib/problem.ts/",
    "lib/problem.ts\0",
    "lib/db/generated/client.ts",
    "lib/http/security-headers.mjs",
    "lib/nothing-of-the-kind.ts",
    "tests/lib/read-source.test.ts",
    "lib",
    "",
  ])("is not %j", async (file) => {
    expect(await readSource(file, "")).toBeNull();
  });
});

describe("a link in the file system", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "source-"));
    await mkdir(path.join(root, "lib"));
    await writeFile(path.join(root, "lib", "own.ts"), "export const own = 1;\n");
    await writeFile(path.join(root, "secret"), "a secret\n");
    vi.spyOn(process, "cwd").mockReturnValue(root);
    return () => rm(root, { recursive: true });
  });

  test("leads nowhere, where the file beside it is shown", async () => {
    await symlink(path.join(root, "secret"), path.join(root, "lib", "link.ts"));

    expect((await readSource("lib/own.ts", "own"))?.found).toBe(1);
    expect(await readSource("lib/link.ts", "own")).toBeNull();
  });
});
