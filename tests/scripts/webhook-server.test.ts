import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { emulator } from "@/tests/support/emulator";
import { clearJobs } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { lastWebhook, storedWebhooks } from "@/tests/support/webhooks";
import { built } from "./built";
import { serve, untilLive } from "./serve-app";

const PATH = "/api/webhooks/plaid";
const MB = 1024 * 1024;

beforeAll(built, 400_000);
beforeEach(async () => {
  await clearJobs();
  await db().webhookEvent.deleteMany();
});

/** Resident memory of a process, in bytes. */
const memoryOf = (pid = 0) =>
  1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);

/** Sends the head of a request, then what `write` does, and answers all that comes back. */
function raw(
  port: number,
  headers: string[],
  write: (chunk: (bytes: Buffer | string) => boolean, isOver: () => boolean) => Promise<void>,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    let isOver = false;
    const over = () => {
      isOver = true;
      resolve(answer);
    };
    socket.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
      if (answer.includes("\r\n\r\n")) over();
    });
    socket.on("error", over).on("close", over);
    const head = [`POST ${PATH} HTTP/1.1`, "host: localhost", ...headers, "", ""].join("\r\n");
    socket.write(head, () => {
      void write(
        (bytes) => socket.write(bytes),
        () => isOver,
      ).then(() => isOver && socket.destroy());
    });
  });
}

describe("the server", () => {
  test("takes a webhook, and its worker acts on it; on SIGTERM it ends with its worker", async () => {
    const { itemId } = await userWithItem();
    const { plaidItemId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    await db().account.deleteMany({ where: { itemId } });
    await clearJobs();
    const server = await serve();
    await untilLive(server);

    const webhook = { webhook_type: "ITEM", webhook_code: "LOGIN_REPAIRED", item_id: plaidItemId };
    const sent = await emulator.sendWebhook(server.url + PATH, webhook);
    expect(sent.attempts.map(({ status }) => status)).toEqual([200]);
    await vi.waitFor(async () => expect((await lastWebhook()).state).toBe("PROCESSED"), {
      timeout: 30_000,
    });
    expect(await db().account.count({ where: { itemId } })).toBe(12);

    const stoppedAt = Date.now();
    server.child.kill("SIGTERM");
    expect(await server.exited).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(10_000);
  });

  test("with WORKER=off leaves jobs to others", async () => {
    const server = await serve({ WORKER: "off" });
    await untilLive(server);

    await emulator.sendWebhook(server.url + PATH, { webhook_type: "NOVEL", webhook_code: "X" });
    await sleep(1_500);

    expect((await lastWebhook()).state).toBe("RECEIVED");
  });

  test("S-WH-9, R-16: refuses large, lying and slow bodies, and holds none of them", async () => {
    const server = await serve();
    await untilLive(server);
    const json = "content-type: application/json";
    await fetch(server.url + PATH, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    const before = memoryOf(server.child.pid);

    const declared = raw(server.port, [json, `content-length: ${257 * 1024}`], async () => {});
    expect(await declared).toMatch(/^HTTP\/1.1 413 /);

    const block = Buffer.alloc(64 * 1024, 32);
    let sentBytes = 0;
    const chunked = raw(
      server.port,
      [json, "transfer-encoding: chunked"],
      async (write, isOver) => {
        while (sentBytes < 300 * MB && !isOver()) {
          write(`${block.length.toString(16)}\r\n`);
          write(block);
          if (!write("\r\n")) await sleep(1);
          sentBytes += block.length;
        }
      },
    );
    expect(await chunked).toMatch(/^HTTP\/1.1 413 /);
    expect(memoryOf(server.child.pid) - before).toBeLessThan(20 * MB);

    const startedAt = Date.now();
    const slow = await raw(server.port, [json, "content-length: 1000"], async (write, isOver) => {
      while (!isOver()) {
        write(" ");
        await sleep(1_000);
      }
    });
    expect(Date.now() - startedAt).toBeLessThan(16_500);
    expect(slow).toMatch(/^HTTP\/1.1 400 /);
    expect(await storedWebhooks()).toEqual([]);

    const live = await fetch(`${server.url}/api/health/live`);
    expect(live.status).toBe(200);
  });
});
