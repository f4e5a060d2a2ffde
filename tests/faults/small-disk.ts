import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** Written in this order: what is left after the large pieces takes small ones. */
const PIECES = [1 << 20, 1 << 12];

/** A disk of so many megabytes, at a folder of its own until the test is over; null where none can be mounted. */
export function smallDisk(megabytes: number) {
  const folder = mkdtempSync(path.join(tmpdir(), "disk-"));
  if (!isMounted(folder, megabytes)) {
    rmdirSync(folder);
    return null;
  }
  onTestFinished(() => {
    // Lazily: a program that was just killed may have files open yet.
    execFileSync("umount", ["-l", folder]);
    rmdirSync(folder);
  });
  const filler = path.join(folder, "filler");
  return {
    folder,
    /** Takes all room that is left. May be done again where something gave room back. */
    fill() {
      const file = openSync(filler, "a");
      for (const size of PIECES) writeUntilFull(file, Buffer.alloc(size));
      closeSync(file);
    },
    /** Gives the room back. */
    empty: () => rmSync(filler),
  };
}

/** Only root may mount, and in a container not even root. */
function isMounted(folder: string, megabytes: number): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    const what = ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder];
    execFileSync("mount", what, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== "ENOSPC") throw thrown;
  }
}
