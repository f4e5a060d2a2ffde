/**
 * Serves the app: `npm start`, or with `--dev` and hot reload. The port opens only when the app is
 * ready to answer, so a process with a bad environment never listens. On SIGTERM or SIGINT it
 * finishes what is under way, jobs included, and is gone within 25 seconds, whatever its clients do.
 * Whoever tries another process when this one takes no connection loses no request meanwhile.
 */
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Server } from "node:net";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";
import { securityHeaders, transportHeaders } from "../lib/http/security-headers.mjs";
import { clientAddress } from "./client-address.mjs";
import { isOverloaded, isProbe } from "./is-overloaded.mjs";
import { oneATurn } from "./one-a-turn.mjs";
import { withUnavailablePages } from "./unavailable-pages.mjs";

const DRAIN_MS = 25_000;
const LINGER_MS = 1_000;
const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
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
const hops = Number(process.env.TRUSTED_PROXY_HOPS || 0);
if (!Number.isInteger(hops) || hops < 0 || hops > 10) {
  fail(`TRUSTED_PROXY_HOPS must be a number from 0 to 10, not ${process.env.TRUSTED_PROXY_HOPS}.`);
}
const headers = Object.entries({ ...securityHeaders, ...transportHeaders(process.env.APP_URL) });

const underWay = new Set();
let stopping = false;
let isClosed = false;
let lingering = true;
/** Fires when nobody has asked anything for a moment, after the signal to end. */
let quiet;

if (!dev) takeConfigurationOfBuild();
const { default: next } = await import("next");
const server = createServer(answer);
// Hot reload has its socket on this server, whichever sees the first request. Nothing else has one.
const app = next({ dev, hostname, port, dir, ...(dev && { httpServer: server }) });
if (!dev) server.on("upgrade", refuseUpgrade);
await app.prepare();
const handle = app.getRequestHandler();
// Next logs an error that nobody caught, and would go on in a state that nobody knows.
if (!dev) {
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    process.on(event, () => process.exit(1));
  }
}
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

/**
 * Standalone output has no packages that read next.config.mjs. Next's own server, which it brings, holds
 * the configuration and hands it on like this; here it stands beside the build.
 */
function takeConfigurationOfBuild() {
  const file = path.join(dir, ".next", "required-server-files.json");
  if (!existsSync(file)) return; // Next says that there is no build.
  const { config } = JSON.parse(readFileSync(file, "utf8"));
  if (config.output === "standalone") {
    process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  }
}

async function stop() {
  if (stopping) process.exit(1);
  stopping = true;
  globalThis.isServerStopping = true; // app/api/health/ready
  setTimeout(() => {
    server.closeAllConnections();
    process.exit(0);
  }, DRAIN_MS).unref();
  const jobsDone = globalThis.jobWorker?.stop(); // lib/jobs/worker.ts, where the server has one
  await takeWaiting();
  // Takes no more connections, but keeps those it has. server.close() would cut off idle ones, and
  // with them requests on their way, of which nobody could say whether they were done.
  const closed = new Promise((resolve) => Server.prototype.close.call(server, resolve));
  isClosed = true;
  for (const response of underWay) sayLast(response);
  quiet = setTimeout(() => {
    lingering = false;
    server.closeIdleConnections();
    closeUnused();
  }, LINGER_MS);
  await Promise.allSettled([closed, jobsDone]);
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

/**
 * Takes the connections that the system has accepted and this process has not: with the port they
 * would be reset, requests and all. One that is busy has many of them. Done when none has come for
 * two turns of the event loop.
 */
async function takeWaiting() {
  const deadline = Date.now() + LINGER_MS;
  let came = 0;
  const count = () => {
    came += 1;
  };
  server.on("connection", count);
  for (let before = -1; before !== came && Date.now() < deadline; ) {
    before = came;
    await nextTurn();
    await nextTurn();
  }
}

/** Tells a client that this connection ends with this answer: it sends the next request elsewhere. */
function sayLast(response) {
  if (!response.headersSent) response.setHeader("connection", "close");
}

/** Browsers and proxies open connections ahead of need, which do not count as idle. */
function closeUnused() {
  if (underWay.size === 0) server.closeAllConnections();
}

function answer(request, response) {
  underWay.add(response);
  if (isClosed) {
    sayLast(response);
    quiet.refresh();
  }
  response.once("close", () => {
    underWay.delete(response);
    if (!lingering) closeUnused();
  });
  // Limits are counted by it. Next would believe whatever the client has put there.
  request.headers["x-forwarded-for"] = clientAddress(request, hops);
  // Next sets these too, but not on the redirects that it makes by itself.
  for (const [name, value] of headers) response.setHeader(name, value);
  if (!METHODS.includes(request.method)) {
    response.setHeader("allow", METHODS.join(", "));
    return refuse(response, 405, `This server answers ${METHODS.join(", ")} only.`);
  }
  if (!isPath(request.url ?? "")) return refuse(response, 400, "The address is not a path.");
  if (!dev && isOverloaded(request.url, underWay)) {
    response.setHeader("retry-after", "2");
    return refuse(response, 503, "Too many people are here at once. Try again in a moment.");
  }
  const begin = () => withUnavailablePages(response, () => handle(request, response));
  if (isProbe(request.url)) return begin();
  oneATurn(() => {
    if (!response.destroyed) begin(); // Else whoever asked has gone.
  });
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

/**
 * What Next would meet with a stack trace, or lead elsewhere: methods it has no name for, paths that are
 * none. And what there is no time for.
 */
function refuse(response, status, says) {
  response.writeHead(status, { "content-type": "text/plain" });
  response.end(`${says}\n`);
}

/** Such a connection is no longer the server's: nothing would limit it, and nothing close it. */
function refuseUpgrade(_request, socket) {
  socket.on("error", () => {});
  socket.write("HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
  socket.destroySoon();
}

function isPath(url) {
  try {
    return url.startsWith("/") && !decodeURIComponent(url.split("?")[0]).includes("\0");
  } catch {
    return false;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
