import { once } from "node:events";
import { type IncomingMessage, METHODS, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/db/client";
import { userOfHostedLink } from "@/tests/support/link";
import { built } from "./built";
import { launch, serve, untilLive } from "./serve-app";

const answersAt = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** fetch() refuses to send some methods, and tidies up paths. */
async function ask(port: number, method: string, path: string) {
  const sent = request({ host: "127.0.0.1", port, method, path, agent: false }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode, headers: response.headers, text };
}

describe("npm start", () => {
  beforeAll(built, 400_000);

  test("S-ENC-5: with a bad environment ends with 78, tells every bad variable and never listens", async () => {
    const server = await serve({
      DATABASE_URL: "mysql://localhost/app",
      NEXTAUTH_SECRET: "short",
      TOKEN_KEYS: "not a key",
      PLAID_ENV: "development",
      PLAID_SECRET: "",
    });
    let isRunning = true;
    const code = server.exited.finally(() => {
      isRunning = false;
    });
    let timesAnswered = 0;
    while (isRunning) {
      if (await answersAt(server.port)) timesAnswered += 1;
      await sleep(10);
    }

    expect(await code).toBe(78);
    expect(timesAnswered).toBe(0);
    for (const name of [
      "DATABASE_URL",
      "NEXTAUTH_SECRET",
      "TOKEN_KEYS",
      "PLAID_ENV",
      "PLAID_SECRET",
    ]) {
      expect(server.output()).toMatch(new RegExp(`^ *${name} `, "m"));
    }
  });

  test("S-ENC-5: with keys that do not open what is stored ends with 78 and says how much that is", async () => {
    await db().webhookEvent.deleteMany();
    await db().user.deleteMany();
    await userOfHostedLink();
    const other = Buffer.alloc(32, 1).toString("base64");

    const server = await serve({ TOKEN_KEYS: `test:${other}` });

    expect(await server.exited).toBe(78);
    expect(server.output()).toMatch(/^ *key "test" is missing .*: it sealed 2 stored values$/m);
    expect(server.output()).not.toContain(other);
    expect(await answersAt(server.port)).toBe(false);
  });

  test("R-17: answers no TRACE, and SIGTERM ends it in good order within seconds", async () => {
    const server = await serve();
    await untilLive(server);

    for (const path of ["/", "/api/items", "/nowhere"]) {
      expect((await ask(server.port, "TRACE", path)).status, path).toBe(405);
    }

    const stoppedAt = Date.now();
    server.child.kill("SIGTERM");
    expect(await server.exited).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    expect(await answersAt(server.port)).toBe(false);
  });

  test("R-17: is not kept from ending by a connection that asks nothing", async () => {
    const server = await serve();
    await untilLive(server);
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");

    const stoppedAt = Date.now();
    server.child.kill("SIGTERM");

    expect(await server.exited).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    socket.destroy();
  });
});

describe("npm start behind TLS", () => {
  let server: Awaited<ReturnType<typeof launch>>;
  beforeAll(async () => {
    await built();
    server = await launch({ APP_URL: "https://app.example.com", WORKER: "off" });
    await untilLive(server);
  }, 400_000);
  afterAll(() => void server.child.kill("SIGKILL"));

  test.each([
    { name: "a page", path: "/sign-in", status: 200 },
    { name: "a page that is not there", path: "/nowhere", status: 404 },
    { name: "a redirect that Next makes", path: "/sign-in/", status: 308 },
    { name: "an answer of the API", path: "/api/health/live", status: 200 },
    { name: "a refusal of the API", path: "/api/items", status: 401 },
    { name: "a file", path: "/icon.svg", status: 200 },
    { name: "a method that is not answered", method: "TRACE", path: "/", status: 405 },
    { name: "a path that is none", path: "/%00", status: 400 },
  ])("S-HDR-1: $name says that the app is reached over TLS only, for a year", async (sent) => {
    const { status, headers } = await ask(server.port, sent.method ?? "GET", sent.path);

    expect(status).toBe(sent.status);
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  });

  test("S-CORS: a method that is not answered anywhere gets 405, with those that are", async () => {
    const others = ["PROPFIND", "TRACE", "SEARCH", "PURGE", "LINK", "M-SEARCH", "QUERY"];
    for (const method of others.filter((one) => METHODS.includes(one))) {
      for (const path of ["/", "/api/items", "/api/webhooks/plaid", "/nowhere"]) {
        const { status, headers, text } = await ask(server.port, method, path);

        expect(status, `${method} ${path}`).toBe(405);
        expect(headers.allow).toBe("GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE");
        expect(text).toBe(`This server answers ${headers.allow} only.\n`);
      }
    }
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      expect((await ask(server.port, method, "/api/health/live")).status, method).toBeLessThan(300);
    }
    const { status, headers, text } = await ask(server.port, "GET", "/%");
    expect({ status, text }).toEqual({ status: 400, text: "The address is not a path.\n" });
    expect(headers).not.toHaveProperty("allow");
  });

  test("R-17: a connection that asks to be another protocol's is closed, and keeps nothing from ending", async () => {
    const upgrade = "connection: upgrade\r\nupgrade: websocket\r\n";
    for (const path of ["/", "/nowhere", "/api/items", "/%00", "/_next/hmr"]) {
      const socket = connect({ port: server.port, host: "127.0.0.1", allowHalfOpen: true });
      onTestFinished(() => void socket.destroy());
      let text = "";
      socket.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${upgrade}\r\n`);
      // Ours stays half open: the server must not wait for it.
      await once(socket, "end");
      expect(text, path).toMatch(/^HTTP\/1\.1 400 /);
    }

    const stoppedAt = Date.now();
    server.child.kill("SIGTERM");

    expect(await server.exited).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
  });
});
