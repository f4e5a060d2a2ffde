import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";
import { statementNames } from "./statement-names";

const create = () =>
  new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: env().DATABASE_URL,
        max: env().DATABASE_POOL_SIZE,
        connectionTimeoutMillis: 3_000,
        statement_timeout: 10_000,
        idle_in_transaction_session_timeout: 10_000,
      },
      { statementNameGenerator: statementNames(env().DATABASE_URL) },
    ),
    omit: { item: { accessToken: true }, processorToken: { token: true } },
    errorFormat: "minimal",
  });

// Held on globalThis, so that hot reloading in development does not open a second pool.
const held = globalThis as unknown as { db?: ReturnType<typeof create> };

/** The one database client, opened on first use so that `next build` needs none. Only `lib/data` may import it. */
export function db() {
  held.db ??= create();
  return held.db;
}
