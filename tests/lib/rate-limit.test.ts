import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { rateLimit } from "@/lib/http/rate-limit";
import { Problem } from "@/lib/problem";

const says = "That is a lot.";

/** A limit that nothing else counts towards. `again` is the same one in another process. */
function newLimit({ times = 3, seconds = 60 } = {}) {
  const limit = { name: `test-${randomUUID()}`, times, seconds, says };
  return { name: limit.name, use: rateLimit(limit), again: () => rateLimit(limit) };
}

/** What became of using a limit: "ok", or the problem. */
const outcome = (using: Promise<void>) =>
  using.then(
    () => "ok" as const,
    (thrown: unknown) => {
      if (thrown instanceof Problem) return thrown;
      throw thrown;
    },
  );

async function refusals(all: Promise<void>[]) {
  const outcomes = await Promise.all(all.map(outcome));
  return outcomes.filter((one) => one !== "ok");
}

describe("rateLimit", () => {
  test("refuses what is over the limit, and says how long to wait", async () => {
    const { use } = newLimit({ times: 2, seconds: 60 });

    expect(await refusals([use("a"), use("a")])).toEqual([]);
    const refused = await outcome(use("a"));

    expect(refused).toMatchObject({ code: "rate_limited", status: 429 });
    const { message, extensions } = refused as Problem;
    expect(message).toMatch(/^That is a lot\. Try again in \d+ seconds\.$/);
    expect(extensions.retryAfterSeconds).toBeGreaterThan(50);
    expect(extensions.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  test("S-LIM-2: lets exactly as many pass as it allows when they come at once from several processes", async () => {
    const { use, again } = newLimit({ times: 10 });
    const processes = [use, again(), again()];

    const refused = await refusals(
      Array.from({ length: 45 }, (_, turn) => (processes[turn % 3] ?? use)("a")),
    );

    expect(refused).toHaveLength(35);
  });

  test("counts each key for itself", async () => {
    const { use } = newLimit({ times: 1 });

    expect(await refusals([use("a"), use("b"), use("c")])).toEqual([]);
    expect(await refusals([use("b")])).toHaveLength(1);
  });

  test("S-LIM-2: begins anew when its span is over, in every process", async () => {
    const { use, again } = newLimit({ times: 1, seconds: 1 });
    const other = again();
    await use("a");
    expect(await refusals([use("a"), other("a")])).toHaveLength(2);

    await sleep(1_100);

    expect(await refusals([other("a")])).toEqual([]);
    expect(await refusals([use("a")])).toHaveLength(1);
  });

  test("asks the database no more for whoever is over the limit", async () => {
    const { name, use } = newLimit({ times: 1 });
    await refusals([use("a"), use("a")]);

    expect(await refusals([use("a"), use("a"), use("a")])).toHaveLength(3);

    const row = await db().rateLimit.findUniqueOrThrow({ where: { key: `${name}:a` } });
    expect(row.points).toBe(2);
  });

  test("S-LIM-2: shuts nobody out while the database is away, and still has an end", async () => {
    const held = globalThis as unknown as { db?: unknown };
    const connected = { db: db(), url: env().DATABASE_URL };
    held.db = undefined;
    env().DATABASE_URL = "postgresql://postgres@127.0.0.1:9/postgres";
    try {
      const { use } = newLimit({ times: 2 });

      expect(await refusals([use("a"), use("a")])).toEqual([]);
      expect(await refusals([use("a")])).toMatchObject([{ code: "rate_limited" }]);
    } finally {
      held.db = connected.db;
      env().DATABASE_URL = connected.url;
    }
  });
});
