import "server-only";
import { databaseProblem } from "@/lib/data/database-problem";
import { systemDescribeDatabase } from "@/lib/data/database-report";
import { Problem } from "@/lib/problem";
import { type Check, ok, problem, skipped, type Verdict, warning } from "../check";
import { pingPlaid } from "../ping-plaid";

/** A webhook whose time is further off is refused. */
const TOLERATED_MS = 30_000;
const NOTABLE_MS = 5_000;

/** Whether this computer's clock agrees with Plaid's and the database's, by which tokens and jobs are timed. */
export const clock: Check = {
  id: "clock",
  group: "Settings",
  title: "Clock",
  async examine() {
    const [plaid, database] = await Promise.all([
      plaidAheadMs().catch(awayIsNull),
      databaseAheadMs().catch(awayIsNull),
    ]);
    const known = [
      { whose: "Plaid", aheadMs: plaid },
      { whose: "the database", aheadMs: database },
    ].flatMap(({ whose, aheadMs }) => (aheadMs === null ? [] : [{ whose, aheadMs }]));
    const facts = known.map(({ whose, aheadMs }) => ({
      label: `Apart from ${whose}`,
      value: difference(aheadMs),
    }));
    const [worst] = known.sort((a, b) => Math.abs(b.aheadMs) - Math.abs(a.aheadMs));
    if (!worst) return skipped("Neither Plaid nor the database told the time.");
    return { ...verdictOn(worst), facts };
  },
};

function verdictOn({ whose, aheadMs }: { whose: string; aheadMs: number }): Verdict {
  const off = Math.abs(aheadMs);
  if (off < NOTABLE_MS) return ok("This computer's clock is right.");
  const says = `This computer's clock is ${difference(aheadMs)} ${aheadMs > 0 ? "behind" : "ahead of"} the clock of ${whose}.`;
  const todo = "Have it set by the network (NTP), on whichever of the two is wrong.";
  if (off < TOLERATED_MS) return warning(says, todo);
  return problem(`${says} Webhooks are refused for that, and tokens end at the wrong time.`, todo);
}

const plaidAheadMs = async () => (await pingPlaid()).aheadMs;

async function databaseAheadMs(): Promise<number> {
  const askedAt = Date.now();
  const { now } = await systemDescribeDatabase();
  return now.getTime() - (askedAt + Date.now()) / 2;
}

/** Who does not answer tells no time; that has a check of its own. */
function awayIsNull(thrown: unknown): null {
  if (thrown instanceof Problem || databaseProblem(thrown)) return null;
  throw thrown;
}

const difference = (ms: number) => `${Math.round(Math.abs(ms) / 1000)} s`;
