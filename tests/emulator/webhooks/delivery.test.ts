import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmulator } from "@/emulator/emulator";
import { lmdbStore } from "@/emulator/state/lmdb-store";
import { memoryStore } from "@/emulator/state/memory-store";
import { createState } from "@/emulator/state/state";
import { announce } from "@/emulator/webhooks/announce";
import { createCourier } from "@/emulator/webhooks/courier";
import { apiClient, freshEmulator } from "../api-client";
import { startReceiver } from "./receiver";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

/** An emulator with an Item whose webhooks go to the receiver. Without transactions it has none of its own to send. */
async function withItem(changes: object = {}) {
  const fresh = freshEmulator();
  const { accessToken, itemId } = await fresh.linkItem({ webhook: receiver.url, ...changes });
  const { control } = fresh.emulator;
  return {
    ...fresh,
    control,
    itemId,
    accessToken,
    fire: async (webhook_code = "SYNC_UPDATES_AVAILABLE") => {
      await fresh.call("/sandbox/item/fire_webhook", { access_token: accessToken, webhook_code });
      await control.settleWebhooks();
    },
    async advance(advanceMs: number) {
      control.advanceClock({ advanceMs });
      await control.settleWebhooks();
    },
  };
}

describe("a webhook", () => {
  test("arrives as Plaid sends it, and is found in the log and on the Item", async () => {
    const { fire, control, itemId, call, accessToken } = await withItem();

    await fire();
    const { body } = await call("/item/get", { access_token: accessToken });

    const [arrived] = receiver.received;
    expect(arrived?.text).toBe(JSON.stringify(arrived?.body, null, 2));
    expect(arrived?.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "Go-http-client/1.1",
      "plaid-verification": expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    });
    expect(arrived?.body).toEqual({
      webhook_type: "TRANSACTIONS",
      webhook_code: "SYNC_UPDATES_AVAILABLE",
      item_id: itemId,
      initial_update_complete: true,
      historical_update_complete: true,
      environment: "sandbox",
    });
    expect(control.webhooks()).toEqual([
      expect.objectContaining({
        url: receiver.url,
        state: "delivered",
        dueAt: null,
        attempts: [expect.objectContaining({ status: 200, error: null })],
      }),
    ]);
    expect(body.status.last_webhook).toEqual({
      sent_at: "2026-03-01T12:00:00.000Z",
      code_sent: "SYNC_UPDATES_AVAILABLE",
    });
  });

  test("is on its way without anybody asking, once the call that announced it is over", async () => {
    const { call, accessToken } = await withItem();

    await call("/sandbox/item/reset_login", { access_token: accessToken });

    await expect.poll(() => receiver.received.length).toBe(1);
    expect(receiver.received[0]?.body).toMatchObject({ webhook_code: "ERROR" });
  });

  test.each([201, 204, 302, 404, 500])(
    "counts as rejected when the answer is %i",
    async (status) => {
      const { fire, control } = await withItem();
      receiver.answerWith(status);

      await fire();

      expect(control.webhooks()).toEqual([
        expect.objectContaining({
          state: "pending",
          attempts: [expect.objectContaining({ status })],
        }),
      ]);
    },
  );

  test("is tried again after 30 s, then after four times as long each time, for a day", async () => {
    const { fire, advance, control } = await withItem({ products: ["auth"] });
    receiver.answerWith(...Array.from({ length: 20 }, () => 503));
    await fire("NEW_ACCOUNTS_AVAILABLE");

    const arrivals: number[] = [];
    let passed = 0;
    for (let step = 0; step < 3000; step += 1) {
      const before = receiver.received.length;
      passed += 30;
      await advance(30_000);
      if (receiver.received.length > before) arrivals.push(passed);
    }

    expect(arrivals).toEqual([30, 150, 630, 2550, 10230, 40950]);
    expect(control.webhooks()[0]).toMatchObject({ state: "failed", dueAt: null });
  });

  test("is signed anew for each try, with the same body", async () => {
    const { fire, advance } = await withItem();
    receiver.answerWith(500);

    await fire();
    await advance(30_000);

    const [first, second] = receiver.received;
    expect(second?.text).toBe(first?.text);
  });

  test("gets all the retries that a leap of the clock skipped", async () => {
    const { fire, advance } = await withItem({ products: ["auth"] });
    receiver.answerWith(500, 500, 500);
    await fire("NEW_ACCOUNTS_AVAILABLE");

    await advance(HOUR_MS);

    expect(receiver.received).toHaveLength(4);
  });

  test("is not tried again at a receiver that rejected nine in ten in the last day", async () => {
    const { fire, control, advance } = await withItem();
    receiver.answerWith(...Array.from({ length: 30 }, () => 500));
    for (let sent = 0; sent < 11; sent += 1) await fire();

    const last = control.webhooks().at(-1);
    await advance(30_000);

    expect(last).toMatchObject({ state: "failed", dueAt: null });
    expect(control.webhooks().at(-1)?.attempts).toHaveLength(1);
  });

  test.each([
    "https://app.example/hook",
    "http://10.0.0.1/hook",
    "http://169.254.169.254/latest",
    "http://0.0.0.0:9/hook",
    "http://localhost.evil.example/hook",
    "http://evil.localhost/hook",
    "http://localhost@evil.example/hook",
    "http://[::ffff:10.0.0.1]/hook",
  ])("S-EMU-1: never leaves this machine for %s", async (webhook) => {
    const { emulator, call, linkItem } = freshEmulator();
    const { accessToken } = await linkItem({ webhook });

    await call("/sandbox/item/reset_login", { access_token: accessToken });
    await emulator.control.settleWebhooks();

    expect(emulator.control.webhooks()).toEqual([
      expect.objectContaining({ state: "refused", attempts: [], dueAt: null }),
    ]);
  });
});

describe("announce", () => {
  const now = Date.parse("2026-03-01T12:00:00Z");
  const body = { webhook_type: "ITEM", webhook_code: "LOGIN_REPAIRED", item_id: "item" };

  function courier(timeoutMs?: number) {
    const state = createState(memoryStore());
    const time = { now };
    const sending = createCourier({
      state,
      now: () => time.now,
      signedAt: () => time.now,
      faultOn: () => undefined,
      timeoutMs,
    });
    return { state, time, sending };
  }

  test("says nothing where nobody asked to be told", () => {
    const { state } = courier();

    announce(state, now, null, body);

    expect(state.webhooks.list()).toEqual([]);
  });

  test("keeps what is dated later until then", async () => {
    const { state, time, sending } = courier();
    announce(state, now + 10_000, receiver.url, body);

    await sending.settled();
    const before = receiver.received.length;
    time.now += 10_000;
    await sending.settled();

    expect([before, receiver.received.length]).toEqual([0, 1]);
  });

  test("keeps the order for a receiver", async () => {
    const { state, sending } = courier();
    for (const n of [1, 2, 3, 4, 5]) announce(state, now, receiver.url, { ...body, n });

    await sending.settled();

    expect(receiver.received.map(({ body: { n } }) => n)).toEqual([1, 2, 3, 4, 5]);
  });

  test("does not wait for a receiver longer than it may take", async () => {
    const { state, sending } = courier(50);
    receiver.answerWith(0);
    announce(state, now, receiver.url, body);

    await sending.settled();

    expect(state.webhooks.list()[0]?.attempts).toEqual([
      expect.objectContaining({ status: null, error: "no answer within 0.05 s" }),
    ]);
  });

  test("names why a receiver could not be reached", async () => {
    const { state, sending } = courier();
    await receiver.close();
    announce(state, now, receiver.url, body);

    await sending.settled();

    const [attempt] = state.webhooks.list()[0]?.attempts ?? [];
    expect(attempt?.error).toContain("ECONNREFUSED");
    receiver = await startReceiver();
  });

  test("stops at once when it is closed, and leaves what it was at as due", async () => {
    const { state, sending } = courier();
    receiver.answerWith(0);
    announce(state, now, receiver.url, body);
    sending.run();
    await expect.poll(() => receiver.received.length).toBe(1);

    await sending.close();

    expect(state.webhooks.list()).toEqual([
      expect.objectContaining({ state: "pending", dueAt: now, attempts: [] }),
    ]);
  });
});

describe("the outbox", () => {
  test("goes on where an earlier process stopped, under the same key", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "emulator-"));
    const time = { now: Date.parse("2026-03-01T12:00:00Z") };
    const open = () => createEmulator({ store: lmdbStore(folder), clock: { now: () => time.now } });
    receiver.answerWith(503);

    const first = open();
    await first.control.sendWebhook({ url: receiver.url, body: { before: true } });
    const state = first.control.webhooks();
    const { accessToken } = await apiClient(first).linkItem({ webhook: receiver.url });
    receiver.answerWith(503);
    await apiClient(first).call("/sandbox/item/reset_login", { access_token: accessToken });
    await first.control.settleWebhooks();
    await first.close();
    time.now += MINUTE_MS;
    const second = open();
    await second.control.settleWebhooks();
    const log = second.control.webhooks();
    await second.close();
    rmSync(folder, { recursive: true });

    expect(state).toHaveLength(1);
    expect(log.map((one) => [one.state, one.attempts.length])).toEqual([
      ["failed", 1],
      ["delivered", 2],
    ]);
    const kids = receiver.received.map(({ headers }) => {
      const [header = ""] = String(headers["plaid-verification"]).split(".");
      return JSON.parse(Buffer.from(header, "base64url").toString()).kid;
    });
    expect(new Set(kids).size).toBe(1);
  });

  test("keeps a thousand webhooks that are done with", () => {
    const state = createState(memoryStore());
    for (let n = 0; n < 2500; n += 1) {
      announce(state, n, "https://app.example", { webhook_type: "ITEM", webhook_code: "X", n });
    }

    const kept = state.webhooks.list();

    expect(kept.length).toBeLessThan(2000);
    expect(kept.at(-1)?.body).toMatchObject({ n: 2499 });
  });
});
