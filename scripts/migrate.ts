import { parseArgs } from "node:util";
import nextEnv from "@next/env";
import { applyMigrations } from "./apply-migrations";
import { createMigration } from "./create-migration";
import { startEmbeddedPostgres } from "./embedded-postgres";
import { PRISMA_FOLDER } from "./migration-files";
import { localPorts } from "./local-ports";
