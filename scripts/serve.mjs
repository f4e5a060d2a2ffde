/**
 * Serves the app: `npm start`, or with `--dev` and hot reload. The port opens only when the app is
 * ready to answer, so a process with a bad environment never listens. On SIGTERM or SIGINT it
 * finishes what is under way and is gone within 25 seconds, whatever its clients do.
 */
import { createServer } from "node:http";

const DRAIN_MS = 25_000;
const dev = process.argv.includes("--dev");
process.env.NODE_ENV = dev ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

const hostname = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);

const { default: next } = await import("next");
const app = next({ dev, hostname, port });
await app.prepare();

const server = createServer(app.getRequestHandler());
// Limits for clients that send slowly or not at all.
server.headersTimeout = 15_000;
server.requestTimeout = 30_000;
server.keepAliveTimeout = 65_000;

server.once("error", (error) => {
  const reason =
    error.code === "EADDRINUSE"
      ? `Port ${port} is taken. Stop what uses it, or set PORT to another one.`
      : `The server could not start: ${error.message}`;
  process.stderr.write(`${reason}\n`);
  process.exit(1);
});
server.listen(port, hostname);

let stopping = false;
function stop() {
  if (stopping) process.exit(1);
  stopping = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => {
    server.closeAllConnections();
    process.exit(0);
  }, DRAIN_MS).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
