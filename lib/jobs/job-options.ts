import "server-only";
import { FIRST_RETRY_S, type JobName, jobs, LEASE_S } from "./jobs";

/** How pg-boss is to treat a kind of job: how often it is tried, and for how long at a time. */
export function jobOptions(name: JobName) {
  const { retries, leaseS = LEASE_S }: { retries: number; leaseS?: number } = jobs[name];
  return {
    retryLimit: retries,
    retryDelay: FIRST_RETRY_S,
    retryBackoff: true,
    expireInSeconds: leaseS,
  };
}
