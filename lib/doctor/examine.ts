import "server-only";
import type { DoctorAnswer, Finding } from "@/lib/contracts/doctor";
import { databaseProblem } from "@/lib/data/database-problem";
import { InvalidEnvironment } from "@/lib/env";
import { describeError, log } from "@/lib/log";
import { type Check, problem, skipped, type Verdict, warning } from "./check";
import { checks } from "./checks";

const CHECK_MS_MAX = 6_000;

/**
 * Looks at everything at once and tells what it found, in the order of the checks. It never throws,
 * and answers within a few seconds whatever is away.
 */
export async function examine(): Promise<DoctorAnswer> {
  const startedAt = Date.now();
  const findings = await Promise.all(checks.map(run));
  return {
    findings,
    checkedAt: new Date(startedAt).toISOString(),
    durationMs: Date.now() - startedAt,
  };
}

async function run({ id, group, title, examine }: Check): Promise<Finding> {
  const stop = new AbortController();
  const verdict = await Promise.race([
    Promise.resolve().then(examine).catch(verdictOn(id)),
    late(stop.signal),
  ]);
  stop.abort();
  return { id, group, title, ...verdict };
}

function late(signal: AbortSignal): Promise<Verdict> {
  const seconds = CHECK_MS_MAX / 1000;
  const verdict = warning(
    `There was no answer within ${seconds} seconds.`,
    "Check again. Where it stays like this, look at what this check asks: it is up, but slow.",
  );
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, CHECK_MS_MAX, verdict);
    signal.addEventListener("abort", () => clearTimeout(timer));
  });
}

/** What a check that threw comes to. What was thrown may hold anything, so only the log gets it. */
const verdictOn =
  (id: string) =>
  (thrown: unknown): Verdict => {
    if (thrown instanceof InvalidEnvironment) {
      return skipped("The environment has to be right first.");
    }
    if (databaseProblem(thrown)) {
      return skipped("The database does not answer, or is not migrated.");
    }
    log().error({ check: id, error: describeError(thrown) }, "a check of the doctor failed");
    return problem("This check itself failed.", "Look into the server's log, which says why.");
  };
