import path from "node:path";
import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";

/** The checkout's folder. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * What the launcher itself reads, after the .env files, which it loads as Next does: a variable of
 * the environment wins over every file.
 */
export function localSettings(mode: "start" | "dev") {
  nextEnv.loadEnvConfig(ROOT, mode === "dev", { info: () => {}, error: console.error });
  return {
    dataDir: path.resolve(ROOT, process.env.DATA_DIR || ".data"),
    port: readPort("PORT", 3000),
    emulatorPort: readPort("EMULATOR_PORT", 4010),
    postgresPort: readPort("EMBEDDED_POSTGRES_PORT", 54329),
  };
}

function readPort(name: string, fallback: number): number {
  const port = Number(process.env[name] || fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} must be a port number, not ${process.env[name]}.`);
}
