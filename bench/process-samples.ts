import { readdirSync, readFileSync } from "node:fs";

/** What a process holds at a moment. */
export type Sample = { atMs: number; rssMb: number; descriptors: number; threads: number };

/** The process that this one has started, or one of those has, whose command line holds some words. */
export function findChild(words: string): number {
  const parents = new Map(processes().map((pid) => [pid, parentOf(pid)]));
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === process.pid || isOurs(parents.get(pid)));
  const found = [...parents.keys()].find(
    (pid) => pid !== process.pid && isOurs(pid) && commandOf(pid).includes(words),
  );
  if (!found) throw new Error(`Nothing that was started here runs ${words}.`);
  return found;
}

/** What a process holds now, as Linux tells it. */
export function sampleOf(pid: number, atMs: number): Sample {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const number = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  return {
    atMs,
    rssMb: number("VmRSS") / 1024,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    threads: number("Threads"),
  };
}

const processes = () =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** A process may be gone by the time it is asked about. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

const commandOf = (pid: number) => read(pid, "cmdline").replaceAll("\0", " ");

function parentOf(pid: number): number | undefined {
  const stat = read(pid, "stat");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) || undefined;
}
