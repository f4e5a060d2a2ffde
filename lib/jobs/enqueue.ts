import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { boss } from "./boss";
import { inTransaction } from "./in-transaction";
import { jobOptions } from "./job-options";
import { type JobData, type JobName, jobs } from "./jobs";

type Options = {
  /** Not before this long from now. */
  afterMs?: number;
  /** Replaces the key by which the job is told from others of its kind. */
  singletonKey?: string;
  /** At most one within a stretch of time this long, done or not, however many processes ask. */
  onceInMs?: number;
  /** Writes the job in this transaction, so that it stands or falls with the rows written there. */
  tx?: Prisma.TransactionClient;
};

const held = globalThis as unknown as { jobWorker?: { wake(name: JobName): void } };

/**
 * Leaves a job to be done, at least once, by a worker of this process or of another. A job that is
 * still waiting under the same key makes a second one needless, and none is added.
 *
 * Inside of a transaction always pass `tx`: a job written beside it may be done before the rows it
 * is about are there, and on the embedded Postgres it would wait for the transaction to end.
 */
export async function enqueue<Name extends JobName>(
  name: Name,
  data: JobData<Name>,
  { afterMs = 0, singletonKey, onceInMs, tx }: Options = {},
): Promise<void> {
  const { key } = jobs[name];
  await boss().send(name, data, {
    singletonKey: singletonKey ?? (key as (data: JobData<Name>) => string)(data),
    ...(afterMs > 0 && { startAfter: Math.ceil(afterMs / 1000) }),
    ...(onceInMs && { singletonSeconds: Math.ceil(onceInMs / 1000) }),
    ...jobOptions(name),
    ...(tx && { db: inTransaction(tx) }),
  });
  held.jobWorker?.wake(name);
}
