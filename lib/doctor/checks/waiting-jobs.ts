import "server-only";
import { queueHealth } from "@/lib/jobs/queue-health";
import { type Check, ok, problem, warning } from "../check";
import { inWords } from "../in-words";

const LONG_S = 60;
const TOO_LONG_S = 10 * 60;

/** Whether jobs that are due are begun soon, told by the one that waits longest. */
export const waitingJobs: Check = {
  id: "waiting-jobs",
  group: "Jobs",
  title: "Waiting jobs",
  async examine() {
    const { due, oldestDueSeconds: oldest } = await queueHealth();
    if (oldest === null) return ok("No job waits.");
    const facts = [
      { label: "Due", value: String(due) },
      { label: "Oldest waits for", value: inWords(oldest) },
    ];
    if (oldest < LONG_S) return ok("What is due is begun soon.", facts);
    const todo = "See that a worker runs. If one does, start another: npm run worker, beside this.";
    return oldest < TOO_LONG_S
      ? warning("Jobs wait longer than they should.", todo, facts)
      : problem("Jobs that are due are not begun.", todo, facts);
  },
};
