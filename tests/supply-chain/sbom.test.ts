import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lockedPackages } from "./lockfile";

type Component = {
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
  properties?: { name: string; value: string }[];
};

/** What `npm run sbom` prints. */
function sbom() {
  const npm = process.env.npm_execpath?.endsWith("npm-cli.js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const [command = "", ...first] = npm;
  const text = execFileSync(command, [...first, "run", "--silent", "sbom"], { encoding: "utf8" });
  return JSON.parse(text) as {
    bomFormat: string;
    specVersion: string;
    metadata: { component: { type: string } };
    components: Component[];
  };
}

test("S-DEP-1: npm run sbom lists every package in CycloneDX, by its hash, and tells which a server has", () => {
  const { bomFormat, specVersion, metadata, components } = sbom();
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));

  expect({ bomFormat, specVersion }).toEqual({ bomFormat: "CycloneDX", specVersion: "1.5" });
  expect(metadata.component.type).toBe("application");
  const listed = new Map(components.map((one) => [`${one.name}@${one.version}`, one]));
  const missing = lockedPackages.filter(({ name, version }) => !listed.has(`${name}@${version}`));
  expect(missing.map(({ path }) => path)).toEqual([]);

  for (const { name, version } of lockedPackages) {
    const { purl, hashes } = listed.get(`${name}@${version}`) ?? {};
    expect(purl).toBe(`pkg:npm/${name.replace("@", "%40")}@${version}`);
    expect(hashes?.[0]).toMatchObject({
      alg: "SHA-512",
      content: expect.stringMatching(/^[0-9a-f]{128}$/),
    });
  }
  const development = components.filter(({ properties }) =>
    properties?.some(({ name }) => name === "cdx:npm:package:development"),
  );
  const marked = new Set(development.map(({ name }) => name));
  expect(Object.keys(dependencies).filter((name) => marked.has(name))).toEqual([]);
  expect(marked).toContain("vitest");
});
