import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { replacePassword } from "@/lib/data/passwords";
import { systemFindSession, systemStartSession } from "@/lib/data/sessions";
import { systemCreateUser } from "@/lib/data/users";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { applyMigrations } from "../../scripts/apply-migrations";
import { postgresPrograms, startCluster } from "./postgres-cluster";

const OLD = "the hash of the old password";

/** Waits until some statement waits for a row that an open transaction has. */
const untilHeldUp = () =>
  vi.waitFor(
    async () => {
      const [row] = await db().$queryRaw<{ waiting: bigint }[]>`
        SELECT count(*) AS waiting FROM pg_locks WHERE NOT granted`;
      expect(Number(row?.waiting)).toBe(1);
    },
    { timeout: 30_000, interval: 20 },
  );

const newPerson = async () => ({ id: await systemCreateUser(`${randomUUID()}@example.com`, OLD) });

// The embedded database does one thing after the other.
test.skipIf(!postgresPrograms)(
  "S-SES-6: no session of the old password outlives its change, whichever of the two ends first",
  async () => {
    const cluster = await startCluster();
    await applyMigrations(cluster.url);
    env().DATABASE_URL = cluster.url;
    const change = { known: OLD, hash: "the hash of the new one", userAgent: null };

    const early = await newPerson();
    let changing = Promise.resolve("");
    const token = await db().$transaction(async (tx) => {
      const started = await systemStartSession(early.id, null, { known: OLD, tx });
      changing = replacePassword(early, change);
      await untilHeldUp();
      return started;
    });
    expect(await systemFindSession(await changing)).toMatchObject(early);
    expect(await systemFindSession(token)).toBeNull();

    const late = await newPerson();
    let starting = Promise.resolve("");
    await db().$transaction(async (tx) => {
      await tx.user.update({ where: late, data: { passwordHash: change.hash } });
      starting = systemStartSession(late.id, null, { known: OLD });
      starting.catch(() => {}); // Looked at below.
      await untilHeldUp();
    });
    await expect(starting).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await db().session.count({ where: { userId: late.id } })).toBe(0);

    await db().$disconnect();
  },
);
