import "server-only";

/** Each connection keeps its statements in memory: some 20 to 100 kB each. */
const MOST_STATEMENTS = 100;
/** Longer ones are inserts of many rows, which are rarely the same twice. */
const LONGEST_STATEMENT = 4_000;

/**
 * Names for the statements that Postgres is to keep parsed and planned on each connection, which
 * halves what a short one costs both sides. The first hundred that come get one, and keep it; the
 * others get none and are parsed each time.
 *
 * A pooler that gives a connection to another client after each transaction must know of prepared
 * statements, as PgBouncer does from 1.21. For one that does not, `pgbouncer=true` in the
 * address turns names off.
 */
export function statementNames(databaseUrl: string): (query: { sql: string }) => string {
  if (new URL(databaseUrl).searchParams.get("pgbouncer") === "true") return () => "";
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST_STATEMENTS || sql.length > LONGEST_STATEMENT) return "";
    const name = `s${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
