import { startEmbeddedPostgres } from "./embedded-postgres";
import { readMigrationFiles } from "./migration-files";
import { withSchemaEngine } from "./schema-engine";

/**
 * The SQL that leads from the existing migrations to `prisma/schema.prisma`, or null when they
 * already do. It needs no database of yours: both sides are compared in one in memory.
 */
export async function pendingMigration(): Promise<string | null> {
  const { schema, migrations } = readMigrationFiles();
  const isFirst = migrations.migrationDirectories.length === 0;
  const database = await startEmbeddedPostgres({ port: 0 });
  const urls = { databaseUrl: database.url, shadowUrl: database.url };
  const { stdout, exitCode } = await withSchemaEngine(urls, schema, (engine) =>
    engine.diff({
      from: isFirst ? { tag: "empty" } : { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    }),
  ).finally(() => database.close());
  return exitCode === 0 ? null : stdout;
}
