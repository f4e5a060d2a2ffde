import { Client, escapeIdentifier } from "pg";

/** Removes every row but the record of migrations, so that a test file begins as a new install does. */
export async function emptyDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    );
    const tables = rows.map(({ name }) => escapeIdentifier(name));
    if (tables.length > 0) await client.query(`TRUNCATE ${tables.join(", ")} CASCADE`);
  } finally {
    await client.end();
  }
}
