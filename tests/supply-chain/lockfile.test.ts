import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { isOlder } from "@/lib/doctor/is-older";
import { nodeFloor, versionFloors } from "@/lib/doctor/version-floors";
import { lockedPackages, productionPackages } from "./lockfile";

const names = (packages: readonly { path: string }[]) => packages.map(({ path }) => path);

/** What the app does without if it can, so that it counts only where something else brings it in. */
const elsewhere = [
  { name: "sharp", atLeast: "0.35.5", why: "images can run code in it (GHSA-2464-fhr4-w9xw)" },
];

describe("S-DEP-1: no version has a known hole", () => {
  const floors = [...versionFloors, ...elsewhere].filter(({ atLeast }) => atLeast !== null);

  test("the floors name what strangers' input reaches first", () => {
    const floored = floors.map(({ name }) => name);

    expect(floored).toEqual(
      expect.arrayContaining(["next", "react", "react-dom", "next-auth", "axios", "zod"]),
    );
  });

  test.each(floors)(
    "S-NX-1, S-DEP-1: $name is $atLeast or later, since $why",
    ({ name, atLeast }) => {
      const installed = lockedPackages.filter((found) => found.name === name);
      const old = installed.filter(({ version }) => isOlder(version, atLeast ?? ""));

      expect(old).toEqual([]);
      if (!elsewhere.some((absent) => absent.name === name)) expect(installed).not.toEqual([]);
    },
  );

  test("every Node that CI uses gets corrections, but for the oldest that the app runs on", () => {
    const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
    const workflow = parse(readFileSync(".github/workflows/ci.yml", "utf8"));
    const matrix: string[] = workflow.jobs["check-and-test"].strategy.matrix.node;
    const fixed = [...JSON.stringify(workflow).matchAll(/"node-version":"([\d.]+)"/g)];
    const oldest = engines.node.replace(">=", "");

    expect(matrix).toContain(oldest);
    const others = [...matrix.filter((version) => version !== oldest), ...fixed.map(([, v]) => v)];
    expect(others.length).toBeGreaterThan(1);
    expect(others.filter((version) => isOlder(`${version}.99.0`, nodeFloor))).toEqual([]);
  });
});

describe("S-DEP-1: what is installed is what was locked", () => {
  test("S-DEP-1: every package has a hash, and it is SHA-512", () => {
    const unsure = lockedPackages.filter(({ integrity }) => !integrity?.startsWith("sha512-"));

    expect(lockedPackages.length).toBeGreaterThan(100);
    expect(names(unsure)).toEqual([]);
  });

  test("S-DEP-1: no package is bound to a host, so that any mirror of the registry does", () => {
    const bound = lockedPackages.filter(({ resolved }) => resolved !== undefined);

    expect(names(bound)).toEqual([]);
  });

  test("package.json names exact versions", () => {
    const { dependencies, devDependencies, overrides } = JSON.parse(
      readFileSync("package.json", "utf8"),
    ) as Record<string, Record<string, string>>;
    const all = Object.entries({ ...dependencies, ...devDependencies, ...overrides });

    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe("S-DEP-1: no package runs code while it is installed", () => {
  /** Packages that bring a script, and why they do without it. */
  const needless: Record<string, string> = {
    "@prisma/engines": "downloads engines in native code, of which none is used: decision 002",
    prisma: "checks the version of Node",
    esbuild: "checks that its binary is there, which is a package of its own",
    lmdb: "compiles what a package of its own has already",
    "msgpackr-extract": "compiles what makes lmdb a little faster",
  };

  test("npm is told to run none", () => {
    expect(readFileSync(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
  });

  test("S-DEP-1: those that bring one are known, and known to do without", () => {
    const withScript = lockedPackages.filter(({ hasInstallScript }) => hasInstallScript);

    const found = new Set(withScript.map(({ name }) => name));
    expect([...found].sort()).toEqual(Object.keys(needless).sort());
  });
});

describe("S-DEP-1: what a server gets may be used", () => {
  const allowed = new Set([
    "0BSD",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
  ]);
  /** Licences that ask for more, where what they ask is met. */
  const exceptions = [
    { name: /^caniuse-lite$/, license: "CC-BY-4.0", why: "it is data, and names its authors" },
    {
      name: /^@img\/sharp-/,
      license: "LGPL-3.0-or-later",
      why: "libvips is a library of its own, unchanged; Next brings it along, and nothing loads it",
    },
  ];

  const isAllowed = (name: string, license: string) =>
    allowed.has(license) ||
    exceptions.some((except) => except.name.test(name) && except.license === license);

  /** `(MIT OR GPL-2.0) AND ISC`, as SPDX has it: one of each group, and every group. */
  const mayUse = (name: string, expression = "none") =>
    expression
      .replace(/[()]/g, "")
      .split(" AND ")
      .every((group) => group.split(" OR ").some((license) => isAllowed(name, license)));

  test("S-DEP-1: every licence is on the list", () => {
    const others = productionPackages
      .filter(({ name, license }) => !mayUse(name, license))
      .map(({ path, license }) => `${path}: ${license}`);

    expect(others).toEqual([]);
  });

  test.each([
    { license: "GPL-3.0-only" },
    { license: "AGPL-3.0-or-later" },
    { license: "UNLICENSED" },
    { license: "MIT AND GPL-2.0-only" },
    { license: "LGPL-3.0-or-later" },
    { license: undefined },
  ])("$license would not be", ({ license }) => {
    expect(mayUse("some-package", license)).toBe(false);
  });
});
