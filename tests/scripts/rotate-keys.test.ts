import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { getLinkSession, newLinkSessionId, saveLinkSession } from "@/lib/data/link-sessions";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { withAccessToken } from "@/lib/items/access-token";
import { userWithItem } from "@/tests/support/link";
import { ROOT } from "../../scripts/local-settings";
import { appEnvironment } from "./serve-app";

const before = process.env.TOKEN_KEYS ?? "";
const after = `new:${Buffer.alloc(32, 9).toString("base64")}`;

beforeEach(async () => {
  await db().user.deleteMany();
});

const underNewKey = () =>
  db().linkSession.count({ where: { linkToken: { startsWith: "v1.new." } } });

/** Starts what `npm run keys:rotate` starts. */
function startRotation(changes: Record<string, string> = {}) {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/rotate-keys.ts"];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: {
      ...appEnvironment(),
      TOKEN_KEYS: `${after},${before}`,
      ...changes,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(child, "close").then(([code]) => code as number | null);
  return { child, exited, output: () => output };
}

describe("npm run keys:rotate", () => {
  test("S-ENC-6: killed in the middle and run again, it leaves nothing under the old key", async () => {
    const { viewer, itemId } = await userWithItem();
    const accessToken = await withAccessToken(viewer, itemId, async (token) => token);
    const many = Array.from({ length: 600 }, (_, index) => `link-sandbox-${index}`);
    const expiresAt = new Date(Date.now() + 60_000);
    const ids = new Map<string, string>();
    for (const linkToken of many) {
      const id = newLinkSessionId();
      ids.set(linkToken, id);
      await saveLinkSession(viewer, { id, mode: "STANDARD", linkToken, expiresAt });
    }

    const first = startRotation();
    await vi.waitFor(async () => expect(await underNewKey()).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 5,
    });
    first.child.kill("SIGKILL");
    await first.exited;
    const done = await underNewKey();
    const second = startRotation();

    expect(await second.exited).toBe(0);
    expect(done).toBeLessThan(601);
    expect(second.output()).toContain("Item.accessToken: 0 sealed");
    expect(second.output()).toContain(`LinkSession.linkToken: ${601 - done} sealed`);
    expect(second.output()).toContain("0 not readable.");
    expect(second.output()).toMatch(/Key "test" is no longer used by any row/);
    const ring = env().TOKEN_KEYS;
    env().TOKEN_KEYS = new Map([["new", Buffer.alloc(32, 9)]]);
    onTestFinished(() => {
      env().TOKEN_KEYS = ring;
    });
    expect(await withAccessToken(viewer, itemId, async (token) => token)).toBe(accessToken);
    for (const [linkToken, id] of ids) {
      expect((await getLinkSession(viewer, id)).linkToken).toBe(linkToken);
    }
  }, 150_000);

  test("ends with 1 and names what does not open", async () => {
    const { itemId } = await userWithItem();
    await db().item.update({ where: { id: itemId }, data: { accessToken: "v1.test.a.b.c" } });

    const rotation = startRotation();

    expect(await rotation.exited).toBe(1);
    expect(rotation.output()).toContain(`Item.accessToken of ${itemId} does not open`);
    expect(rotation.output()).toContain('Key "test" is still used by 1 row: keep it.');
    expect(rotation.output()).toMatch(/^restart every process .* run this again\.$/m);
  });

  test("without its database ends with 1 and says so in one line", async () => {
    const rotation = startRotation({ DATABASE_URL: "postgresql://app:s3cr3t@127.0.0.1:9/app" });

    expect(await rotation.exited).toBe(1);
    expect(rotation.output()).toMatch(/^The database cannot be reached .* it goes on\.\n$/);
  });

  test("with a bad environment ends with 78 and says what is wrong", async () => {
    const rotation = startRotation({ TOKEN_KEYS: "not a key" });

    expect(await rotation.exited).toBe(78);
    expect(rotation.output()).toMatch(/^ *TOKEN_KEYS /m);
  });
});
