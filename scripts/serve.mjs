/**
 * Serves the app: `npm start`, or with `--dev` and hot reload. The port opens only when the app is
 * ready to answer, so a process with a bad environment never listens. On SIGTERM or SIGINT it
 * finishes what is under way, jobs included, and is gone within 25 seconds, whatever its clients do.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";
import { securityHeaders } from "../lib/http/security-headers.mjs";

const DRAIN_MS = 25_000;
const dir = fileURLToPath(new URL("..", import.meta.url));
const dev = process.argv.includes("--dev");
process.env.NODE_ENV = dev ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
nextEnv.loadEnvConfig(dir, dev, { info: () => {}, error: console.error });

const hostname = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  fail(`PORT must be a port number, not ${process.env.PORT}.`);
}
const isSecure = process.env.APP_URL?.startsWith("https:");

let underWay = 0;
let stopping = false;

const { default: next } = await import("next");
const server = createServer(answer);
// Hot reload has its socket on this server, whichever sees the first request.
const app = next({ dev, hostname, port, dir, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
await answersOnce();

// Limits for clients that send slowly or not at all.
server.headersTimeout = 15_000;
server.requestTimeout = 30_000;
server.keepAliveTimeout = 65_000;

server.once("error", (error) => {
  fail(
    error.code === "EADDRINUSE"
      ? `Port ${port} is taken. Stop what uses it, or set PORT to another one.`
      : `The server could not start: ${error.message}`,
  );
});
server.listen(port, hostname);

function stop() {
  if (stopping) process.exit(1);
  stopping = true;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  // Browsers and proxies open connections ahead of need, which do not count as idle.
  if (underWay === 0) server.closeAllConnections();
  // lib/jobs/worker.ts, where the server has one.
  void Promise.allSettled([closed, globalThis.jobWorker?.stop()]).then(() => process.exit(0));
  setTimeout(() => {
    server.closeAllConnections();
    process.exit(0);
  }, DRAIN_MS).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

function answer(request, response) {
  underWay += 1;
  response.once("close", () => {
    underWay -= 1;
    if (stopping && underWay === 0) server.closeAllConnections();
  });
  // Next sets these too, but not on the redirects that it makes by itself.
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  if (isSecure) {
    response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  if (request.method === "TRACE" || request.method === "CONNECT") return refuse(response, 405);
  if (!isDecodable(request.url ?? "")) return refuse(response, 400);
  handle(request, response);
}

/**
 * Has one request answered, on a port of its own. Next runs what happens at boot before its first
 * answer, not before `prepare` is over; a configuration that cannot work ends the process here.
 */
async function answersOnce() {
  const probe = createServer(answer).listen(0, "127.0.0.1");
  await once(probe, "listening");
  await fetch(`http://127.0.0.1:${probe.address().port}/api/health/live`);
  probe.close();
  probe.closeAllConnections();
}

/** What Next would meet with a stack trace: methods it has no name for, paths it cannot decode. */
function refuse(response, status) {
  response.writeHead(status, { "content-type": "text/plain", allow: "GET, HEAD, POST" });
  response.end();
}

function isDecodable(url) {
  try {
    return !decodeURIComponent(url.split("?")[0]).includes("\0");
  } catch {
    return false;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
