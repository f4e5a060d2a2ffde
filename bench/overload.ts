import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { AppWithBareRoute } from "./bare-route";
import { itemsTarget } from "./items-target";
import { load, median, type Target } from "./load";
import type { Flood, Flooded } from "./open-loop";

const TIMES = 4;
const SECONDS = 20;
const PROBE_GOAL_MS = 1_000;
const BACK_WITHIN_MS = 10_000;
const BACK_AT_LEAST = 0.95;
const ANSWERS = new Set(["200", "429", "503"]);

/**
 * Four times as many requests as the server can answer: it is to answer those that it has time for and
 * refuse the others in good order, still say that it lives, and be its old self soon after.
 */
export async function overload(app: AppWithBareRoute): Promise<string[]> {
  const target = await itemsTarget(app);
  const before: number[] = [];
  while (before.length < 3) before.push((await load(target, 3)).rps);
  const capacity = median(before);
  const { url, headers } = target;
  const perSecond = capacity * TIMES;
  const flood = { url, headers, perSecond, seconds: SECONDS, probeUrl: app.live.url };
  const { statuses, probes } = await send(flood);
  const back = await recovery(target, capacity);

  const isInOrder = Object.keys(statuses).every((status) => ANSWERS.has(status));
  const isLive = Object.keys(probes.statuses).join() === "200" && probes.longestMs < PROBE_GOAL_MS;
  if (!isInOrder || !isLive || !back.isBack) process.exitCode = 1;
  const missed = (isMet: boolean) => (isMet ? "" : ", MISSED");
  return [
    `overload: ${perSecond.toFixed(0)} requests/s for ${SECONDS} s, ${TIMES} times what can be answered: ${told(statuses)} (goal 200, 429 and 503 only${missed(isInOrder)})`,
    `live probe meanwhile: ${told(probes.statuses)}, longest ${probes.longestMs.toFixed(0)} ms (goal under ${PROBE_GOAL_MS}${missed(isLive)})`,
    `afterwards: ${(back.share * 100).toFixed(0)} % of before within ${(back.ms / 1_000).toFixed(0)} s (goal ${BACK_AT_LEAST * 100} % within ${BACK_WITHIN_MS / 1_000} s${missed(back.isBack)})`,
  ];
}

const told = (statuses: Record<string, number>) =>
  Object.entries(statuses)
    .map(([status, count]) => `${count} times ${status}`)
    .join(", ");

async function send(flood: Flood): Promise<Flooded> {
  const sender = fork(fileURLToPath(new URL("./open-loop.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
  });
  try {
    sender.send(flood);
    const [flooded] = (await once(sender, "message")) as [Flooded];
    return flooded;
  } finally {
    sender.kill();
  }
}

/** Loads it again until it answers as many as before, or for as long as that may take. */
async function recovery(target: Target, capacity: number) {
  const begun = performance.now();
  for (let best = 0; ; ) {
    best = Math.max(best, (await load(target, 2)).rps);
    const ms = performance.now() - begun;
    const share = best / capacity;
    const isBack = share >= BACK_AT_LEAST && ms <= BACK_WITHIN_MS;
    if (isBack || ms >= BACK_WITHIN_MS) return { share, ms, isBack };
  }
}
