import "server-only";
import { countDeadJobs } from "@/lib/jobs/count-dead-jobs";
import { type Check, ok, warning } from "../check";

/** Whether jobs were given up after their last attempt. They are remembered for a month. */
export const deadJobs: Check = {
  id: "dead-jobs",
  group: "Jobs",
  title: "Failed jobs",
  async examine() {
    const dead = Object.entries(await countDeadJobs());
    if (dead.length === 0) return ok("No job was given up in the last 30 days.");
    const total = dead.reduce((sum, [, count]) => sum + count, 0);
    return warning(
      total === 1 ? "A job was given up." : `${total} jobs were given up.`,
      "The server's log says why, with each. What they were for is caught up on by itself, or asked for again by who is concerned.",
      dead.map(([label, count]) => ({ label, value: String(count) })),
    );
  },
};
