import "server-only";
import { FIRST_RETRY_S, type JobName, jobs, LEASE_S } from "./jobs";

/** How pg-boss is to treat a kind of job: how often it is tried, and for how long at a time. */
export const jobOptions = (name: JobName) => ({
  retryLimit: jobs[name].retries,
  retryDelay: FIRST_RETRY_S,
  retryBackoff: true,
  expireInSeconds: LEASE_S,
});
