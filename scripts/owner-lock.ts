import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

type Claim = { pid: number; started: string; nonce: string };

/** Someone else holds the lock and is alive. `pid` is theirs. */
export class LockedError extends Error {
  constructor(
    file: string,
    readonly pid: number,
  ) {
    super(
      `${file} is held by process ${pid}, which is still running. ` +
        "Stop it, or set DATA_DIR to another folder.",
    );
  }
}

/**
 * Takes the lock file for this process and answers the function that gives it back.
 *
 * A live owner is never robbed: the call throws a LockedError that names it. A dead owner's lock is
 * taken over, by exactly one of however many try at once. The owner is known by its process id and
 * start time, so a process id that was given out again does not count as alive. Owners on another
 * machine that shares the folder cannot be seen.
 */
export function acquireOwnerLock(file: string): () => void {
  const claim = { pid: process.pid, started: processStart(process.pid) ?? "", nonce: randomUUID() };
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${claim.nonce}`;
  writeFileSync(draft, JSON.stringify(claim));
  try {
    take(file, draft);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(file)?.nonce === claim.nonce) rmSync(file, { force: true });
  };
}

/** Throws the LockedError that `acquireOwnerLock` would throw now, without taking the lock. */
export function refuseIfOwned(file: string): void {
  const holder = read(file);
  if (holder && isAlive(holder)) throw new LockedError(file, holder.pid);
}

/** Puts `draft` at `file`. A link either appears whole or fails, so no claim is ever read half. */
function take(file: string, draft: string): void {
  for (;;) {
    if (linked(draft, file)) return;
    const holder = read(file);
    if (!holder) continue;
    if (isAlive(holder)) throw new LockedError(file, holder.pid);
    if (replacedDead(file, holder, draft)) return;
  }
}

/**
 * Swaps a dead owner's claim for `draft`, unless someone else just did. The right to do so is a lock
 * itself: without it, the slower of two claimants would remove the faster one's fresh claim.
 */
function replacedDead(file: string, dead: Claim, draft: string): boolean {
  const release = acquireOwnerLock(`${file}.takeover`);
  try {
    if (read(file)?.nonce !== dead.nonce) return false;
    renameSync(draft, file);
    return true;
  } finally {
    release();
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw thrown;
  }
}

function read(file: string): Claim | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Claim;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Error(`${file} is not a lock file; remove it.`, { cause: thrown });
  }
}

function isAlive({ pid, started }: Claim): boolean {
  const now = processStart(pid);
  return now !== null && (now === "" || started === "" || now === started);
}

/** When a process started, in the system's own words: null if there is none, "" if it is not told. */
function processStart(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ESRCH") return null;
  }
  try {
    if (process.platform === "linux") return linuxStart(pid);
    if (process.platform === "darwin") {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    }
  } catch {
    return "";
  }
  return "";
}

/** The boot and the clock tick of a start. A zombie counts as ended: it holds nothing open. */
function linuxStart(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z") return null;
  return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${fields[19]}`;
}
