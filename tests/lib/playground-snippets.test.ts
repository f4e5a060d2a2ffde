import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapReferences } from "@/lib/playground/map-references";
import type { Operation } from "@/lib/playground/operation";
import { operations } from "@/lib/playground/operations";
import { linkTokenCreate } from "@/lib/playground/operations/link-token-create";
import { snippetCurl } from "@/lib/playground/snippet-curl";
import { snippetPython } from "@/lib/playground/snippet-python";
import {
  type SnippetEnvironment,
  type SnippetSource,
  snippetTree,
} from "@/lib/playground/snippet-tree";
import { snippetTypescript } from "@/lib/playground/snippet-typescript";
import { arbitraryRequest, hostileText } from "@/tests/support/arbitrary-request";
import { hasPython, runCurl, runPython, runTypescript } from "@/tests/support/run-snippets";

const all = Object.values(operations);
type Request = Record<string, unknown>;
type Asked = { operation: Operation; request: Request };

const source = ({ operation, request }: Asked): SnippetSource => ({
  operation,
  request,
  environment: "sandbox",
});

/** Any valid request of any operation. The largest has as many chances as all others together. */
const anyRequest: fc.Arbitrary<Asked> = fc
  .constantFrom(linkTokenCreate as Operation, ...all)
  .chain((operation) => arbitraryRequest(operation).map((request) => ({ operation, request })));

const languages = [
  {
    language: "TypeScript",
    write: snippetTypescript,
    run: runTypescript,
    toOf: ({ sdkMethod }: Operation) => sdkMethod as string,
    runs: true,
  },
  {
    language: "curl",
    write: snippetCurl,
    run: runCurl,
    toOf: ({ path: to }: Operation) => `https://sandbox.plaid.com${to}`,
    runs: true,
  },
  {
    language: hasPython() ? "Python" : "Python, which is not run: there is no python3",
    write: snippetPython,
    run: runPython,
    toOf: ({ path: to }: Operation) => `https://sandbox.plaid.com${to}`,
    runs: hasPython(),
  },
];

/** The references of a request as variables read them: each has one, and no two share one. */
function withReferencesBack({ operation: { schema }, request }: Asked, sent: unknown): unknown {
  const named: string[] = [];
  mapReferences(schema, request, ({ standsFor, value }) => named.push(`${standsFor} ${value}`));
  const names: string[] = [];
  mapReferences(schema, sent, ({ value }) => names.push(value));
  expect(names).toHaveLength(named.length);
  const nameOf = new Map(named.map((reference, at) => [reference, names[at]]));
  expect(names).toEqual(named.map((reference) => nameOf.get(reference)));
  expect(new Set(nameOf.values()).size).toBe(nameOf.size);
  const referenceOf = new Map(
    named.map((reference, at) => [names[at], reference.slice(reference.indexOf(" ") + 1)]),
  );
  return mapReferences(schema, sent, ({ value }) => referenceOf.get(value));
}

describe.each(languages)("a snippet in $language", ({ language, write, run, toOf, runs }) => {
  const snippetOf = (asked: Asked) => ({
    code: write(source(asked)),
    variables: snippetTree(source(asked)).variables,
  });

  test.skipIf(!runs)(
    "sends what the form holds, whatever that is, with a variable for each reference",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyRequest, { minLength: 1, maxLength: 12 }), async (asked) => {
          const sent = await run(asked.map(snippetOf));

          expect(sent.map(({ to }) => to)).toEqual(asked.map(({ operation }) => toOf(operation)));
          sent.forEach(({ request }, at) => {
            const one = asked[at];
            if (one) expect(withReferencesBack(one, request)).toEqual(one.request);
          });
        }),
        { numRuns: 25 },
      );
    },
    120_000,
  );

  test.skipIf(!runs)(
    "keeps any text as text, whether the request is valid or not",
    async () => {
      const operation = operations["institutions-search"];
      await fc.assert(
        fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 30 }), async (texts) => {
          const asked = texts.map((query) => ({ operation, request: { query, [query]: [query] } }));

          const sent = await run(asked.map(snippetOf));

          expect(sent.map(({ request }) => request)).toEqual(asked.map(({ request }) => request));
        }),
        { numRuns: 20 },
      );
    },
    120_000,
  );

  test("holds no key and no reference of ours, and is the same each time", () => {
    for (const operation of all) {
      for (const { request } of operation.presets) {
        const code = write(source({ operation, request }));
        expect(code).toBe(write(source({ operation, request })));
        expect(code).toContain("PLAID_CLIENT_ID");
        expect(code).toContain("PLAID_SECRET");
        expect(code, language).not.toMatch(/"(configured|me|item:|account:|session:)/);
      }
    }
  });
});

test.each<SnippetEnvironment>(["sandbox", "production"])("snippets call %s", (environment) => {
  const operation = operations["item-get"];
  const asked = { operation, request: { access_token: "item:itm_0" }, environment };

  expect(snippetTypescript(asked)).toContain(`PlaidEnvironments.${environment}`);
  expect(snippetCurl(asked)).toContain(`curl https://${environment}.plaid.com/item/get `);
  expect(snippetPython(asked)).toContain(`"https://${environment}.plaid.com/item/get"`);
});

test("every program for the SDK compiles, of each preset and of any valid request", async () => {
  const presets: Asked[] = all.flatMap((operation) =>
    operation.presets.map(({ request }) => ({ operation, request })),
  );
  const sampled = fc.sample(anyRequest, { numRuns: 150, seed: 7 });
  const cache = path.resolve("node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "snippets-"));
  try {
    const files = [...presets, ...sampled].map((asked, at) => {
      const file = path.join(folder, `${at}-${asked.operation.name}.ts`);
      writeFileSync(file, snippetTypescript(source(asked)));
      return file;
    });
    const options = "--noEmit --strict --skipLibCheck --target es2022 --module esnext";
    const resolution = "--moduleResolution bundler --types node --ignoreConfig";
    const compiler = path.resolve("node_modules/.bin/tsc");

    const { stdout } = await promisify(execFile)(
      compiler,
      [...`${options} ${resolution}`.split(" "), ...files],
      { encoding: "utf8" },
    ).catch((failed: { stdout: string }) => failed);

    expect(stdout).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
