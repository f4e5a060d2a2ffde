import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// `prisma generate` wants a native engine to exist, downloads one if it does not, and then never runs
// it. Any file satisfies it, so this one does, and no network is needed. Migrations go through
// scripts/migrate.ts; to use Prisma's own `migrate` commands, set the variable to a real engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(import.meta.url);

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
