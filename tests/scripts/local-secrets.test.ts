import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseKeyring } from "@/lib/crypto/keyring";
import { localSecrets } from "../../scripts/local-secrets";
import { temporaryFolder } from "./processes";

const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe("localSecrets", () => {
  test("are made once, and are good enough for the app", () => {
    const dataDir = path.join(temporaryFolder(), "data");

    const first = localSecrets(dataDir, {});
    const second = localSecrets(dataDir, {});

    expect(second).toEqual(first);
    expect(first.NEXTAUTH_SECRET?.length).toBeGreaterThanOrEqual(32);
    expect([...parseKeyring(first.TOKEN_KEYS ?? "").keys()]).toEqual(["local"]);
    expect(localSecrets(path.join(temporaryFolder(), "data"), {})).not.toEqual(first);
  });

  test("can be asked for without anything being written", () => {
    const dataDir = path.join(temporaryFolder(), "data");

    const made = localSecrets(dataDir, {}, { isLasting: false });
    expect([...parseKeyring(made.TOKEN_KEYS ?? "").keys()]).toEqual(["local"]);
    expect(existsSync(dataDir)).toBe(false);

    const kept = localSecrets(dataDir, {});
    expect(localSecrets(dataDir, {}, { isLasting: false })).toEqual(kept);
  });

  test.skipIf(process.platform === "win32")("can be read by their owner only", () => {
    const dataDir = path.join(temporaryFolder(), "data");

    localSecrets(dataDir, {});

    expect(mode(dataDir)).toBe("700");
    expect(mode(path.join(dataDir, "secrets.json"))).toBe("600");
  });

  test("one that the environment sets is neither replaced nor stored", () => {
    const dataDir = temporaryFolder();

    const secrets = localSecrets(dataDir, { NEXTAUTH_SECRET: "set-outside", TOKEN_KEYS: "" });

    expect(Object.keys(secrets)).toEqual(["TOKEN_KEYS"]);
    const stored = readFileSync(path.join(dataDir, "secrets.json"), "utf8");
    expect(Object.keys(JSON.parse(stored))).toEqual(["TOKEN_KEYS"]);
  });

  test("a damaged file is reported, never overwritten", () => {
    const dataDir = temporaryFolder();
    writeFileSync(path.join(dataDir, "secrets.json"), "{");

    expect(() => localSecrets(dataDir, {})).toThrow("secrets.json is not JSON");
  });
});
