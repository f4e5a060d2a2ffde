import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { systemListMigrations } from "@/lib/data/database-report";
import { type Check, ok, problem, skipped, warning } from "../check";

const MIGRATE = "Run npm run db:migrate with this DATABASE_URL.";

/** Whether the database has been through the migrations of this version, and no others. */
export const migrations: Check = {
  id: "migrations",
  group: "Database",
  title: "Migrations",
  async examine() {
    const [wanted, been] = await Promise.all([listWanted(), systemListMigrations()]);
    if (been === null) return problem("The database has no tables of ours.", MIGRATE);
    const failed = been.filter(({ state }) => state === "failed").map(({ name }) => name);
    if (failed.length > 0) {
      return problem(
        "A migration began and did not end.",
        "See what it did, undo that, and migrate again: https://pris.ly/d/migrate-resolve.",
        failed.map((value) => ({ label: "Failed", value })),
      );
    }
    const applied = new Set(been.map(({ name }) => name));
    if (wanted === null) {
      return skipped(
        `The database has been through ${applied.size} migrations. Which ones this version needs is not known here, without the folder prisma/migrations.`,
      );
    }
    const missing = wanted.filter((name) => !applied.has(name));
    if (missing.length > 0) {
      return problem(
        `The database lacks ${missing.length} of ${wanted.length} migrations.`,
        MIGRATE,
        missing.map((value) => ({ label: "Missing", value })),
      );
    }
    const unknown = [...applied].filter((name) => !wanted.includes(name));
    if (unknown.length > 0) {
      return warning(
        "The database has been through migrations that this version does not know.",
        "It was migrated by a newer version, which is meant to work. Finish the update, or go on with it.",
        unknown.map((value) => ({ label: "Unknown", value })),
      );
    }
    return ok(`All ${wanted.length} migrations are applied.`);
  },
};

/** The migrations of this version; null where its folder is not here, as in an image without sources. */
async function listWanted(): Promise<string[] | null> {
  const folder = path.join(process.cwd(), "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  const folders = entries?.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return folders?.sort() ?? null;
}
