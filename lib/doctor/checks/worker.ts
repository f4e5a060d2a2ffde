import "server-only";
import { env } from "@/lib/env";
import { queueHealth } from "@/lib/jobs/queue-health";
import { type Check, ok, problem } from "../check";
import { inWords } from "../in-words";

/** Every worker has something to do once a minute, whatever happens; twice that, and a half, is late. */
const LATE_S = 150;

/** Whether somebody does the jobs, told by when one was done last. */
export const worker: Check = {
  id: "worker",
  group: "Jobs",
  title: "Worker",
  async examine() {
    const { lastDoneSecondsAgo: ago, running } = await queueHealth();
    const facts = [
      { label: "WORKER", value: env().WORKER },
      { label: "Last job done", value: ago === null ? "never" : `${inWords(ago)} ago` },
      { label: "Running now", value: String(running) },
    ];
    if (ago !== null && ago < LATE_S) return ok("Jobs are being done.", facts);
    return problem(
      ago === null
        ? "No job has been done yet."
        : `No job has been done for ${inWords(ago)}, though there is one every minute.`,
      env().WORKER === "off"
        ? "The server does none itself, with WORKER=off. Start npm run worker, and keep it running."
        : "A server that has just started does its first within seconds: check again. Otherwise start it again, and look into its log.",
      facts,
    );
  },
};
