import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { SchemaFile } from "./schema-engine";

/** The folder that `prisma migrate` itself would use. */
const PRISMA_FOLDER = fileURLToPath(new URL("../prisma", import.meta.url));

/** The schema and its migrations as they stand on disk, in the engine's terms. */
export function readMigrationFiles(): { schema: SchemaFile; migrations: MigrationList } {
  const schemaFile = path.join(PRISMA_FOLDER, "schema.prisma");
  const baseDir = path.join(PRISMA_FOLDER, "migrations");
  const lockfile = path.join(baseDir, "migration_lock.toml");
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  return {
    schema: { path: schemaFile, content: readFileSync(schemaFile, "utf8") },
    migrations: {
      baseDir,
      lockfile: {
        path: "migration_lock.toml",
        content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
      },
      shadowDbInitScript: "",
      migrationDirectories: names.map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok",
            value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
    },
  };
}
