import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "./built";
import { serve, untilLive } from "./serve-app";

const answersAt = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** fetch() refuses to send TRACE. */
async function trace(url: string): Promise<number | undefined> {
  const sent = request(url, { method: "TRACE", agent: false }).end();
  const [response] = await once(sent, "response");
  response.resume();
  return response.statusCode;
}

describe("npm start", () => {
  beforeAll(built, 400_000);

  test("with a bad environment ends with 78, tells every bad variable and never listens", async () => {
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
  }, 90_000);

  test("answers no TRACE, and SIGTERM ends it in good order within seconds", async () => {
    const server = await serve();
    await untilLive(server);

    for (const path of ["/", "/api/items", "/nowhere"]) {
      expect(await trace(server.url + path), path).toBe(405);
    }

    const stoppedAt = Date.now();
    server.child.kill("SIGTERM");
    expect(await server.exited).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    expect(await answersAt(server.port)).toBe(false);
  }, 120_000);

  test("is not kept from ending by a connection that asks nothing", async () => {
    const server = await serve();
    await untilLive(server);
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");

    const stoppedAt = Date.now();
    server.child.kill("SIGTERM");

    expect(await server.exited).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    socket.destroy();
  }, 120_000);
});
