import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { acquireOwnerLock, LockedError, refuseIfOwned } from "../../scripts/owner-lock";
import { killNow, nextLine, runInProcess, temporaryFolder } from "./processes";

/** Prints how an attempt to take the lock went, and stays alive. */
const CLAIM = `
  import { acquireOwnerLock } from "./scripts/owner-lock.ts";
  const [file, at] = process.argv.slice(-2);
  while (Date.now() < Number(at));
  try { acquireOwnerLock(file); console.log("won"); } catch { console.log("lost"); }
  setInterval(() => {}, 1000);
`;

async function claim(file: string, at = 0) {
  const child = runInProcess(CLAIM, [file, String(at)]);
  return { child, outcome: await nextLine(child) };
}

describe("acquireOwnerLock", () => {
  test("a live owner is never robbed, and the refusal names it", async () => {
    const file = path.join(temporaryFolder(), "owner.lock");
    const { child } = await claim(file);

    const take = () => acquireOwnerLock(file);

    expect(take).toThrow(LockedError);
    expect(take).toThrow(String(child.pid));
    expect(() => refuseIfOwned(file)).toThrow(LockedError);
  });

  test("a dead owner's lock is taken over", async () => {
    const file = path.join(temporaryFolder(), "owner.lock");
    const { child } = await claim(file);
    await killNow(child);

    refuseIfOwned(file);
    const release = acquireOwnerLock(file);

    expect((await claim(file)).outcome).toBe("lost");
    release();
    expect(existsSync(file)).toBe(false);
  });

  test("R-8: a process id that was given out again does not count as the owner", () => {
    const file = path.join(temporaryFolder(), "owner.lock");
    const claim = { pid: process.pid, started: "another boot/1", nonce: "before" };
    writeFileSync(file, JSON.stringify(claim));

    const release = acquireOwnerLock(file);

    expect(() => acquireOwnerLock(file)).toThrow(LockedError);
    release();
  });

  test("an owner that died while it took over holds nobody up", () => {
    const file = path.join(temporaryFolder(), "owner.lock");
    const claim = { pid: process.pid, started: "another boot/1", nonce: "before" };
    writeFileSync(file, JSON.stringify(claim));
    writeFileSync(`${file}.takeover`, JSON.stringify(claim));

    acquireOwnerLock(file)();

    expect(existsSync(file)).toBe(false);
  });

  test("of several that find a dead owner at the same moment, exactly one wins", async () => {
    const file = path.join(temporaryFolder(), "owner.lock");
    const claimants = 6;
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, started: "", nonce: "before" }));

    const at = Date.now() + 4_000;
    const outcomes = await Promise.all(
      Array.from({ length: claimants }, async () => (await claim(file, at)).outcome),
    );

    expect(outcomes.filter((outcome) => outcome === "won")).toHaveLength(1);
  });

  test("giving back a lock that somebody else has by now changes nothing", async () => {
    const file = path.join(temporaryFolder(), "owner.lock");
    const release = acquireOwnerLock(file);
    release();
    const { child } = await claim(file);

    release();

    expect(existsSync(file)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
  });
});
