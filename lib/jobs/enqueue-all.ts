import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { boss } from "./boss";
import { inTransaction } from "./in-transaction";
import { jobOptions } from "./job-options";
import { type JobData, type JobName, jobs } from "./jobs";

const held = globalThis as unknown as { jobWorker?: { wake(name: JobName): void } };

/** Leaves several jobs of one kind to be done, as `enqueue` does with one, by one statement. */
export async function enqueueAll<Name extends JobName>(
  name: Name,
  all: JobData<Name>[],
  { tx }: { tx?: Prisma.TransactionClient } = {},
): Promise<void> {
  if (all.length === 0) return;
  const keyOf = jobs[name].key as (data: JobData<Name>) => string;
  const inserts = all.map((data) => ({
    name,
    data,
    singletonKey: keyOf(data),
    ...jobOptions(name),
  }));
  await boss().insert(inserts, tx ? { db: inTransaction(tx) } : {});
  held.jobWorker?.wake(name);
}
