import path from "node:path";
import { parseArgs } from "node:util";
import { applyMigrations } from "./apply-migrations";
import { localSettings, ROOT } from "./local-settings";

// The embedded Postgres is for development, and a production image has none: it is loaded on use.

/** `npm run db:migrate`, and with `--create <name>` what `npm run db:migration -- <name>` runs. */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { create: { type: "string" } } });
  if (values.create) {
    const { createMigration } = await import("./create-migration");
    const file = await createMigration(values.create);
    console.log(file ? `Wrote ${path.relative(ROOT, file)}` : "The schema has not changed.");
    return;
  }
  const { dataDir } = localSettings("start");
  const embedded = process.env.DATABASE_URL ? null : await embeddedPostgres(dataDir);
  try {
    const applied = await applyMigrations(embedded?.url ?? process.env.DATABASE_URL ?? "");
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}` : "Nothing to apply.");
  } finally {
    await embedded?.close();
  }
}

async function embeddedPostgres(dataDir: string) {
  if (process.env.APP_ENV?.toLowerCase() === "production") throw new Error("Set DATABASE_URL.");
  const { startEmbeddedPostgres } = await import("./embedded-postgres");
  return startEmbeddedPostgres({ dataDir, port: 0 });
}

run().catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exit(1);
});
