import { readMigrationFiles } from "./migration-files";
import { withSchemaEngine } from "./schema-engine";

const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] };

/**
 * Brings a database to the newest migration and answers the names of those it applied.
 *
 * It does what `prisma migrate deploy` does and leaves the same history, so either may follow the
 * other. On a Postgres server the engine holds an advisory lock: of two that start at once, the
 * second waits and then finds nothing to do.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const { schema, migrations } = readMigrationFiles();
  return withSchemaEngine({ databaseUrl }, schema, async (engine) => {
    const { editedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList: migrations,
      optInToShadowDatabase: false,
      filters: NOTHING_EXTERNAL,
    });
    if (editedMigrationNames.length > 0) {
      throw new Error(
        `Changed after they were applied to this database: ${editedMigrationNames.join(", ")}. ` +
          "Restore the files, or start over with an empty database.",
      );
    }
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations,
      filters: NOTHING_EXTERNAL,
    });
    return appliedMigrationNames;
  });
}
