import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { endpoints } from "@/emulator/endpoints/endpoints";
import { operations } from "./operations";

/** What the files of this folder describe, in the words `describeOperation("/path"`. */
const described = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => readFileSync(path.join(import.meta.dirname, name), "utf8"))
  .flatMap((text) => [...text.matchAll(/^\s*describe\w*Operation\(\s*"([^"]+)"/gm)])
  .map(([, operation]) => operation);

const contract = path.resolve("../shared/contract/contract.mjs");

describe("the tests that use Plaid's SDK", () => {
  test("describe every operation", () => {
    expect(operations.filter((operation) => !described.includes(operation))).toEqual([]);
  });

  test("describe each once", () => {
    expect(described.filter((one, index) => described.indexOf(one) !== index)).toEqual([]);
  });

  test("know of every operation that the emulator has", () => {
    const known = new Set<string>(operations);

    expect([...endpoints.keys()].filter((operation) => !known.has(operation))).toEqual([]);
  });

  test.skipIf(!existsSync(contract))("name the operations of Plaid's description", async () => {
    process.env.CONTRACT_MODULES = process.cwd();
    const { operations: published }: { operations: string[] } = await import(
      /* @vite-ignore */ pathToFileURL(contract).href
    );

    expect([...operations].sort()).toEqual(published.toSorted());
  });
});
