import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { systemStartSession } from "@/lib/data/sessions";
import { systemCreateUser } from "@/lib/data/users";
import { db } from "@/lib/db/client";
import { applyMigrations } from "../../scripts/apply-migrations";
import { freePort } from "../../scripts/ports";
import { killNow, nextLine, runInProcess, temporaryFolder } from "../scripts/processes";
import { connectTo } from "./connect-to";

const KILLS = 50;
const WRITERS = 3;

/** Serves the database in a folder at a port, and says where. */
const SERVE = `
  import { startEmbeddedPostgres } from "./scripts/embedded-postgres.ts";
  const [dataDir, port] = process.argv.slice(-2);
  console.log((await startEmbeddedPostgres({ dataDir, port: Number(port) })).url);
`;

test(`R-8: ${KILLS} times killed while the app writes, the embedded database has all that it acknowledged, and nothing by halves`, async () => {
  const args = [temporaryFolder(), String(await freePort())];
  const started = async () => {
    const server = runInProcess(SERVE, args);
    return { server, url: await nextLine(server) };
  };
  let { server, url } = await started();
  await applyMigrations(url);
  connectTo(url);
  const acknowledged = { people: [] as string[], sessions: 0 };

  for (let kill = 1; kill <= KILLS; kill += 1) {
    let isGone = false;
    const writers = Array.from({ length: WRITERS }, () => writeUntil(() => isGone, acknowledged));
    const enough = acknowledged.people.length + 1 + (kill % 5);
    const written = () => expect(acknowledged.people.length).toBeGreaterThanOrEqual(enough);
    await vi.waitFor(written, { timeout: 60_000, interval: 1 + (kill % 7) });
    await killNow(server);
    isGone = true;
    await Promise.all(writers);
    ({ server } = await started());
  }

  const people = await db().user.findMany({ select: { id: true } });
  const there = new Set(people.map(({ id }) => id));
  expect(acknowledged.people.length).toBeGreaterThan(KILLS);
  expect(acknowledged.people.filter((id) => !there.has(id))).toEqual([]);
  expect(await db().session.count()).toBeGreaterThanOrEqual(acknowledged.sessions);
  // Each is written together with the note that it was.
  expect(await db().auditEvent.count({ where: { action: "register" } })).toBe(there.size);
  await db().$disconnect();
}, 900_000);

/** Adds people and their sessions, as the app does, until the database is gone. */
async function writeUntil(
  isGone: () => boolean,
  acknowledged: { people: string[]; sessions: number },
) {
  while (!isGone()) {
    try {
      const id = await systemCreateUser(`${randomUUID()}@example.com`, "not a hash");
      acknowledged.people.push(id);
      await systemStartSession(id, "tests");
      acknowledged.sessions += 1;
    } catch {
      await sleep(10); // The database is not there any more, or not yet.
    }
  }
}
