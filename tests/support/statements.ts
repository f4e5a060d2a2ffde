import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { vi } from "vitest";
import { db } from "@/lib/db/client";

export type Statement = { text: string; values: unknown[] };
type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

const sending = new AsyncLocalStorage<Statement[]>();

/**
 * The SQL statements that some work sends to the database, in order. What else the process sends
 * meanwhile, such as records that are written behind, is not among them.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const spy = vi.spyOn(pg.Client.prototype, "query");
  spy.mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [query, values] = args as [string | Statement, unknown[]?];
    const { text, values: own } = typeof query === "string" ? { text: query } : query;
    sending.getStore()?.push({ text, values: own ?? values ?? [] });
    return original.apply(this, args);
  } as typeof pg.Client.prototype.query);
  try {
    await sending.run(statements, work);
  } finally {
    spy.mockRestore();
  }
  return statements;
}

/** The steps that Postgres would take for a statement, by its own plan. */
export async function planOf({ text, values }: Statement): Promise<Omit<Plan, "Plans">[]> {
  const rows = await db().$queryRawUnsafe<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
    `EXPLAIN (FORMAT JSON) ${text}`,
    ...values,
  );
  const steps = ({ Plans = [], ...step }: Plan): Omit<Plan, "Plans">[] => [
    step,
    ...Plans.flatMap(steps),
  ];
  return rows.flatMap((row) => steps(row["QUERY PLAN"][0].Plan));
}

/** The tables that it would read from end to end. */
export async function tablesScanned(statement: Statement): Promise<string[]> {
  const scans = (await planOf(statement)).filter((step) => step["Node Type"] === "Seq Scan");
  return scans.map((step) => step["Relation Name"] ?? "");
}
