import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { baseEnvironment } from "../scripts/base-environment";
import { buildCopy } from "../scripts/build-copy";
import { freePort } from "../scripts/ports";
import { startStack } from "../scripts/start-stack";

/** The least that a route of the app can do. */
const SOURCE = `export async function GET() {\n  return Response.json({ status: "bare" });\n}\n`;

/** An empty database of a real server, as an operator has one; the embedded one where nothing is said. */
const { BENCH_DATABASE_URL } = process.env;

/** A server must not need more than a small container has. */
const HEAP = "--max-old-space-size=512";

export type AppWithBareRoute = Awaited<ReturnType<typeof startWithBareRoute>>;

/**
 * Starts a build of the app that has one route more, which does nothing, so that what ours cost can
 * be told from what the framework and the server around it cost. The app itself never has it.
 */
export async function startWithBareRoute() {
  const appDir = await buildCopy((folder) => {
    const route = path.join(folder, "app", "api", "bare");
    mkdirSync(route);
    writeFileSync(path.join(route, "route.ts"), SOURCE);
  });
  const dataDir = mkdtempSync(path.join(tmpdir(), "bench-service-"));
  const remove = () => {
    for (const folder of [appDir, dataDir]) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const stack = await startStack({
      port: await freePort(),
      emulatorPort: 0,
      postgresPort: 0,
      dataDir,
      mode: "start",
      appDir,
      env: {
        ...baseEnvironment(),
        NODE_OPTIONS: HEAP,
        LOG_LEVEL: "error",
        LIMITS: "off",
        ...(BENCH_DATABASE_URL && { DATABASE_URL: BENCH_DATABASE_URL }),
      },
    });
    const { url, databaseUrl } = stack;
    return {
      url,
      databaseUrl,
      bare: { name: "a route that does nothing", url: `${url}/api/bare` },
      live: { name: "GET /api/health/live", url: `${url}/api/health/live` },
      close: () => stack.close().finally(remove),
    };
  } catch (thrown) {
    remove();
    throw thrown;
  }
}
