import pg from "pg";
import { vi } from "vitest";
import { db } from "@/lib/db/client";

type Statement = { text: string; values: unknown[] };
type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/** The SQL statements that some work sends to the database, in order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const spy = vi.spyOn(pg.Client.prototype, "query");
  spy.mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [query, values] = args as [string | Statement, unknown[]?];
    if (typeof query === "string") statements.push({ text: query, values: values ?? [] });
    else statements.push({ text: query.text, values: query.values ?? values ?? [] });
    return original.apply(this, args);
  } as typeof pg.Client.prototype.query);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return statements;
}

/** The tables that Postgres would read from end to end for a statement, by its own plan. */
export async function tablesScanned({ text, values }: Statement): Promise<string[]> {
  const rows = await db().$queryRawUnsafe<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
    `EXPLAIN (FORMAT JSON) ${text}`,
    ...values,
  );
  const root = rows[0]?.["QUERY PLAN"][0].Plan;
  const scanned = (plan: Plan): string[] => [
    ...(plan["Node Type"] === "Seq Scan" ? [plan["Relation Name"] ?? ""] : []),
    ...(plan.Plans ?? []).flatMap(scanned),
  ];
  return root ? scanned(root) : [];
}
