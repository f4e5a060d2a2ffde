import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { emulator } from "@/tests/support/emulator";
import { userWithItem } from "@/tests/support/link";
import { built } from "../scripts/built";
import { serve, untilLive } from "../scripts/serve-app";
import { startApp, sync } from "./app-process";

beforeAll(built, 400_000);
beforeEach(() => emulator.heal());

/** A connection that has sent the beginning of a request, and sends no more. */
async function halfWay(port: number, sent: string): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {}); // That it is cut off is what is waited for.
  await once(socket, "connect");
  socket.write(sent);
  return socket;
}

const HALF_A_BODY =
  'POST /api/register HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a":';

test("R-17: a client that is stuck half-way keeps no server from ending", async () => {
  const server = await serve({ WORKER: "off" });
  await untilLive(server);
  const socket = await halfWay(server.port, HALF_A_BODY);
  await sleep(200);

  const toldAt = Date.now();
  server.child.kill("SIGTERM");

  expect(await server.exited).toBe(0);
  expect(Date.now() - toldAt).toBeLessThan(26_000);
  socket.destroy();
});

test("R-17: what is under way when a server is told to end is answered", async () => {
  const user = await userWithItem();
  const server = await startApp({ WORKER: "off" });
  await emulator.fail({ path: "/accounts/get", delayMs: 3_000 });

  const answering = sync(server, user);
  await sleep(1_000);
  server.child.kill("SIGTERM");

  expect(await answering).toMatchObject({ status: 200 });
  expect(await server.exited).toBe(0);
});

test("R-16: 500 clients that send half a request hold nobody up, and are cut off", async () => {
  const server = await serve({ WORKER: "off" });
  await untilLive(server);
  const live = async () => {
    const askedAt = performance.now();
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
    return performance.now() - askedAt;
  };
  const sockets = await Promise.all(
    Array.from({ length: 500 }, (_, turn) =>
      halfWay(server.port, turn % 2 ? "GET / HTTP/1.1\r\nhost: x\r\n" : HALF_A_BODY),
    ),
  );
  const closed = sockets.map((socket) => once(socket, "close"));

  const took: number[] = [];
  for (let turn = 0; turn < 50; turn += 1) took.push(await live());
  took.sort((one, other) => one - other);
  expect(took[Math.floor(took.length * 0.95)]).toBeLessThan(1_000);

  // Headers may take 15 seconds, a body 30; they are looked for every half minute.
  for (const socket of sockets) socket.resume();
  await Promise.all(closed);
  expect(await live()).toBeLessThan(1_000);
});
