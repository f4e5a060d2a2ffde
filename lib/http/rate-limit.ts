import "server-only";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { systemCount } from "@/lib/data/rate-limits";
import { env } from "@/lib/env";
import { describeError, log } from "@/lib/log";
import { Problem } from "@/lib/problem";

type Limit = {
  /** What is limited. Each limit has a name of its own. */
  name: string;
  /** So often it may be done… */
  times: number;
  /** …within this span, which begins when it is done for the first time. */
  seconds: number;
  /** A sentence for whoever is refused: what there was too much of. */
  says: string;
};

/** A limit: called each time that what it limits is done. `forget` begins anew for a key. */
export type RateLimit = ((key: string) => Promise<void>) & {
  forget(key: string): Promise<void>;
};

/**
 * A limit on how often something is done for one key, such as a person's id. All processes count
 * together. While the database cannot be reached each counts for itself: nobody is shut out, and
 * nobody may do it without end.
 *
 * @returns what to call each time. It throws Problem `rate_limited`, with the time to wait, when it is too often.
 */
export function rateLimit(limit: Limit): RateLimit {
  let held: RateLimiterPostgres | undefined;
  const limiter = () => {
    held ??= create(limit);
    return held;
  };
  const forget = async (key: string) => {
    if (env().LIMITS !== "off") await limiter().delete(key);
  };
  const use = async (key: string) => {
    if (env().LIMITS === "off") return;
    try {
      await limiter().consume(key);
    } catch (thrown) {
      if (!(thrown instanceof RateLimiterRes)) throw thrown;
      const retryAfterSeconds = Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
      const unit = retryAfterSeconds === 1 ? "second" : "seconds";
      throw new Problem(
        "rate_limited",
        `${limit.says} Try again in ${retryAfterSeconds} ${unit}.`,
        { retryAfterSeconds },
      );
    }
  };
  return Object.assign(use, { forget });
}

function create({ name, times: points, seconds: duration }: Limit): RateLimiterPostgres {
  const common = { keyPrefix: name, points, duration };
  return new RateLimiterPostgres({
    ...common,
    storeClient: { query: count },
    storeType: "client",
    tableName: "RateLimit",
    tableCreated: true,
    // Who is over the limit costs the database nothing more.
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: new RateLimiterMemory(common),
  });
}

const count: typeof systemCount = (statement) =>
  systemCount(statement).catch((thrown: unknown) => {
    log().warn({ error: describeError(thrown) }, "rate limit counted by this process alone");
    throw thrown;
  });
