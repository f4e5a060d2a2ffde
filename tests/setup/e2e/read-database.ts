import pg from "pg";
import type { Reader } from "./leak-search";

const BYTEA = 17;
const isHex = /^\\x[0-9a-f]*$/;

/** Values as their text, and bytes as a character each. */
const types = {
  getTypeParser: (oid: number) => (value: string) =>
    oid === BYTEA && isHex.test(value)
      ? Buffer.from(value.slice(2), "hex").toString("latin1")
      : value,
};

/**
 * Reads every value of every table, as a dump would have it: Postgres packs long ones in its files,
 * where nothing could be found in them.
 */
export async function readDatabase(
  connectionString: string,
  readerFor: (place: string) => Reader,
): Promise<void> {
  const client = new pg.Client({ connectionString, types: types as pg.CustomTypesConfig });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables.rows) {
      const { rows, fields } = await client.query({
        text: `SELECT * FROM ${name}`,
        rowMode: "array",
      });
      for (const [index, field] of fields.entries()) {
        const read = readerFor(`the column ${field.name} of ${name}`);
        read(rows.map((row: unknown[]) => row[index] ?? "").join("\n"));
      }
    }
  } finally {
    await client.end();
  }
}
