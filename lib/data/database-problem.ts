import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";

/** Prisma's own codes for a database that cannot be reached, is not there, has no room or no time. */
const PRISMA_CODES = /^P(1\d{3}|2024|2028|2034|2037)$/;

/** How the driver names the same, whichever statement met it. */
const KINDS =
  /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TlsConnectionError|DatabaseDoesNotExist|DatabaseAccessDenied|AuthenticationFailed)$/;

/** SQLSTATE: connection trouble, deadlock, out of resources, shutdown, cancelled by time limit, table missing. */
const SQL_STATES = /^(08\w{3}|40\w{3}|53\w{3}|57P0\d|57014|25P03|42P01)$/;

const MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|is not queryable|Query read timeout|ECONNREFUSED|ECONNRESET|EPIPE/;

/** A Problem for a database that is away, held up or not migrated, or undefined when `thrown` is something else. */
export function databaseProblem(thrown: unknown): Problem | undefined {
  if (!isUnavailable(thrown)) return undefined;
  return new Problem(
    "database_unavailable",
    "The database cannot be reached at the moment. Try again shortly.",
    { retryAfterSeconds: 5 },
  );
}

/** Whether a write failed because a row with the same unique value exists. */
export const isDuplicate = (thrown: unknown) =>
  thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === "P2002";

/** Looks through what Prisma wraps: its own error, the adapter's, and the driver's inside. */
function isUnavailable(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== "object" || thrown === null || depth > 5) return false;
  if (thrown instanceof Prisma.PrismaClientInitializationError) return true;
  const { code, kind, originalCode, message, cause, meta } = thrown as Record<string, unknown>;
  const codes = [code, originalCode].filter((value) => typeof value === "string");
  return (
    codes.some((value) => [PRISMA_CODES, SQL_STATES, MESSAGES].some((one) => one.test(value))) ||
    (typeof kind === "string" && KINDS.test(kind)) ||
    (typeof message === "string" && MESSAGES.test(message)) ||
    isUnavailable(cause, depth + 1) ||
    (isRecord(meta) && isUnavailable(meta.driverAdapterError, depth + 1))
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
