import { Client } from "pg";

/** Removes every row but the record of migrations and the names of job queues, so that a test file begins as a new install does. */
export async function emptyDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
         OR (schemaname = 'pgboss' AND tablename IN ('job', 'archive'))`,
    );
    const tables = rows.map(({ name }) => name);
    if (tables.length > 0) await client.query(`TRUNCATE ${tables.join(", ")} CASCADE`);
  } finally {
    await client.end();
  }
}
