import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";

/** Prisma's codes for a database that cannot be reached or has no room for another connection. */
const UNAVAILABLE = new Set([
  "P1000",
  "P1001",
  "P1002",
  "P1003",
  "P1008",
  "P1010",
  "P1017",
  "P2024",
  "P2037",
]);
const DRIVER =
  /timeout exceeded when trying to connect|Connection terminated|ECONNREFUSED|ECONNRESET|the database system is (starting up|shutting down)|statement timeout|too many clients|No space left/i;

/** A Problem for a database that is away, or undefined when `thrown` is something else. */
export function databaseProblem(thrown: unknown): Problem | undefined {
  const unavailable =
    thrown instanceof Prisma.PrismaClientInitializationError ||
    (thrown instanceof Prisma.PrismaClientKnownRequestError && UNAVAILABLE.has(thrown.code)) ||
    (thrown instanceof Error && DRIVER.test(`${thrown.message} ${JSON.stringify(metaOf(thrown))}`));
  if (!unavailable) return undefined;
  return new Problem(
    "database_unavailable",
    "The database cannot be reached at the moment. Nothing was changed. Try again shortly.",
    { retryAfterSeconds: 5 },
  );
}

/** Whether a write failed because a row with the same unique value exists. */
export const isDuplicate = (thrown: unknown) =>
  thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === "P2002";

const metaOf = (thrown: Error) => ("meta" in thrown ? thrown.meta : undefined);
