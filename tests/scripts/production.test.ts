import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/local-settings";
import { built } from "./built";
import { serve } from "./serve-app";

/** What stands in the emulator's code only, whichever part of it that is. */
const OF_THE_EMULATOR = [
  "/__emulator",
  "emulator-client-id",
  "emulator-partner-inbound-key",
  "The emulator answers to loopback names only",
  "the control API must not be called from a browser",
];

const build = path.join(ROOT, ".next");

/** Every file of the production build; not what the compiler and development keep for themselves. */
const files = () =>
  readdirSync(build, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => !/^\.next\/(cache|dev|diagnostics)\//.test(path.relative(ROOT, file)));

describe("a production build", () => {
  beforeAll(built, 400_000);

  test("S-EMU-2: holds nothing of the emulator", () => {
    const found = files().flatMap((file) => {
      const text = readFileSync(file, "latin1");
      const words = OF_THE_EMULATOR.filter((word) => text.includes(word));
      return words.map((word) => `${path.relative(ROOT, file)}: ${word}`);
    });

    expect(files().length).toBeGreaterThan(100);
    expect(found).toEqual([]);
    // The same words are there to be found where the emulator is.
    const sources = ["keys.ts", "server.ts", "emulator.ts", "control/control-routes.ts"]
      .map((name) => readFileSync(path.join(ROOT, "emulator", name), "utf8"))
      .join();
    expect(OF_THE_EMULATOR.filter((word) => !sources.includes(word))).toEqual([]);
  });

  test("S-EMU-2: takes along no file of the emulator, of the tests or of settings", () => {
    const traces = files().filter((file) => file.endsWith(".nft.json"));
    const traced = traces.flatMap((trace) =>
      (JSON.parse(readFileSync(trace, "utf8")).files as string[]).map((file) =>
        path.relative(ROOT, path.resolve(path.dirname(trace), file)),
      ),
    );

    expect(traced).toContain("lib/link/start-session.ts");
    const strays = traced.filter((file) =>
      /^(emulator|tests|scripts|bench|docs)\/|^\.env/.test(file),
    );
    expect([...new Set(strays)]).toEqual([]);
  });

  test("S-LEAK-1: has no source map for a browser", () => {
    expect(files().filter((file) => /\/static\/.*\.map$/.test(file))).toEqual([]);
  });

  test.each(["APP_ENV", "PLAID_ENV"])(
    "S-EMU-2: with %s=production it ends with 78 beside an emulator",
    async (name) => {
      const server = await serve({ [name]: "production" });

      expect(await server.exited).toBe(78);
      expect(server.output()).toContain(`PLAID_BASE_URL must not be set with ${name}=production`);
    },
    60_000,
  );

  test("S-EMU-2: ends with 78 where another server than Plaid's is named", async () => {
    const server = await serve({ PLAID_BASE_URL: "https://plaid.evil.example" });

    expect(await server.exited).toBe(78);
    expect(server.output()).toContain("PLAID_BASE_URL must be on this computer");
  });
});
