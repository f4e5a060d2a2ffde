import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keys, partnerKeys } from "@/emulator/keys";
import { linkTokenRequest } from "./api-client";
import { startReceiver } from "./webhooks/receiver";

const WEEK_MS = 7 * 86_400_000;

// Each test starts a program twice, and each start compiles it.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const running: { kill(): Promise<void> }[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-"));
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.kill();
  await receiver.close();
  rmSync(folder, { recursive: true });
});

test("what was answered before kill -9 is there after it, to the last call", async () => {
  const before = await start();
  await before.control("/clock", { advanceMs: WEEK_MS });
  await before.control("/settings", { publicTokenExchange: "one-time", userTokens: true });
  const made = await makeEverything(before);
  const settings = await before.control("/settings", {});
  const { at } = (await before.control("/calls")).calls.at(-1);
  await before.kill();

  const after = await start();
  const { access_token, user_id, user_token, processor_token, session } = made;
  const { item } = await after.api("/item/get", { access_token });
  const users = [
    await after.api("/user/get", { user_id }),
    await after.api("/user/items/get", { user_token }),
  ];
  const permissions = await after.api("/processor/token/permissions/get", { processor_token });
  const account = await after.api("/processor/account/get", { ...partnerKeys, processor_token });
  const again = await after.api("/item/public_token/exchange", { public_token: made.public_token });
  const link = await after.api("/link/token/get", { link_token: made.link_token });
  const pane = await after.link(`/sessions/${session}`, { action: "skip_phone" });
  const page = await after.api("/transactions/sync", { access_token, cursor: made.next_cursor });

  expect(item).toMatchObject({
    item_id: made.item_id,
    webhook: receiver.url,
    error: { error_code: "ITEM_LOGIN_REQUIRED" },
  });
  expect(users[0]).toMatchObject({ user_id, client_user_id: "user-9" });
  expect(users[1].items).toEqual([expect.objectContaining({ item_id: made.item_id })]);
  expect(permissions.products).toEqual(["auth"]);
  expect(account.account.account_id).toBe(made.account_id);
  expect(again.error_code).toBe("INVALID_PUBLIC_TOKEN");
  expect(link.link_sessions).toHaveLength(2);
  expect(pane.html).toContain("First Platypus Bank");
  expect(page).toMatchObject({ added: [], has_more: false });
  expect(await after.control("/settings", {})).toEqual(settings);
  const { now } = await after.control("/clock", { advanceMs: 0 });
  expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse(at));
});

test("a webhook that nobody took before kill -9 is sent after it, once, under the same key", async () => {
  const before = await start();
  receiver.answerWith(503);
  const { access_token } = await before.item({ initial_products: ["auth"] });
  await before.api("/sandbox/item/reset_login", { access_token });
  await before.control("/webhooks/settle", {});
  const waiting = await before.webhooks();
  await before.kill();

  const after = await start();
  await after.control("/clock", { advanceMs: 3_600_000 });
  await after.control("/webhooks/settle", {});
  await after.control("/webhooks/settle", {});
  const sent = await after.webhooks();

  expect(waiting).toEqual([expect.objectContaining({ state: "pending" })]);
  expect(sent).toEqual([expect.objectContaining({ id: waiting[0].id, state: "delivered" })]);
  expect(receiver.received).toHaveLength(2);
  const kids = receiver.received.map(({ headers }) => {
    const [header = ""] = String(headers["plaid-verification"]).split(".");
    return JSON.parse(Buffer.from(header, "base64url").toString()).kid;
  });
  expect(new Set(kids).size).toBe(1);
});

test("a clock that was advanced goes on from there, and what comes due then comes", async () => {
  const before = await start();
  const { access_token } = await before.item();
  await before.control("/clock", { advanceMs: 3 * WEEK_MS });
  await before.kill();

  const after = await start();
  const fresh = await after.api("/item/get", { access_token });
  await after.control("/clock", { advanceMs: 2 * WEEK_MS });
  const stale = await after.api("/item/get", { access_token });

  expect(fresh.item.error).toBeNull();
  expect(stale.item.error.error_code).toBe("ITEM_LOGIN_REQUIRED");
});

type Program = Awaited<ReturnType<typeof start>>;

/** One of everything that the emulator keeps. */
async function makeEverything({ api, control, item, link }: Program) {
  const { user_id, user_token } = await api("/user/create", { client_user_id: "user-9" });
  const linked = await item({ user_id });
  const { access_token } = linked;
  await control("/clock", { advanceMs: 60_000 });
  const { next_cursor } = await api("/transactions/sync", { access_token, count: 500 });
  const { accounts } = await api("/accounts/get", { access_token });
  const { account_id } = accounts[0];
  const { processor_token } = await api("/processor/token/create", {
    access_token,
    account_id,
    processor: "dwolla",
  });
  await api("/processor/token/permissions/set", { processor_token, products: ["auth"] });

  const { link_token } = await api("/link/token/create", linkTokenRequest);
  await control("/link/complete", { link_token, institution_id: "ins_109508" });
  const { id: session } = await link("/sessions", { link_token });
  await link(`/sessions/${session}`, { action: "continue" });
  await api("/sandbox/item/reset_login", { access_token });
  const ids = { user_id, user_token, account_id, processor_token, link_token, session };
  return { ...linked, ...ids, next_cursor };
}

/** Starts the emulator as a program whose state is in the test's folder. */
async function start() {
  const child = spawn(process.execPath, ["emulator/start.mjs"], {
    env: { ...process.env, NODE_ENV: "development", EMULATOR_PORT: "0", DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const program = {
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
  running.push(program);
  const [{ url }] = await once(child, "message");

  async function post(to: string, body?: object) {
    const method = body ? "POST" : "GET";
    const headers = { "content-type": "application/json" };
    const answer = await fetch(url + to, { method, headers, body: JSON.stringify(body) });
    // biome-ignore lint/suspicious/noExplicitAny: tests read answers as they come off the wire.
    return (await answer.json()) as any;
  }
  const api = (to: string, body: object) => post(to, { ...keys, ...body });
  return {
    ...program,
    api,
    control: (to: string, body?: object) => post(`/__emulator${to}`, body),
    link: (to: string, body: object) => post(`/link/v2/stable${to}`, body),
    webhooks: async () => (await post("/__emulator/webhooks")).webhooks,
    /** An Item whose webhooks go to the receiver, and the public token that it came from. */
    async item(changes: object = {}) {
      const { public_token } = await api("/sandbox/public_token/create", {
        institution_id: "ins_109508",
        initial_products: ["auth", "transactions"],
        options: { webhook: receiver.url },
        ...changes,
      });
      return { public_token, ...(await api("/item/public_token/exchange", { public_token })) };
    },
  };
}
