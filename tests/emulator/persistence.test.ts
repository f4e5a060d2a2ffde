import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEmulator, type Emulator } from "@/emulator/emulator";
import { lmdbStore } from "@/emulator/state/lmdb-store";
import { apiClient } from "./api-client";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const send = async (emulator: Emulator, path: string, body: object) => {
  const url = `http://localhost/link/v2/stable${path}`;
  const request = new Request(url, { method: "POST", body: JSON.stringify(body) });
  return (await emulator.fetch(request)).json();
};

const open = () => createEmulator({ store: lmdbStore(folder) });

test("everything is there again when the store is opened again", async () => {
  const first = open();
  const { accessToken, itemId } = await apiClient(first).linkItem();
  const link_token = await apiClient(first).linkToken();
  first.control.changeSettings({ publicTokenExchange: "one-time" });
  await first.close();

  const second = open();
  const { call } = apiClient(second);
  const item = await call("/item/get", { access_token: accessToken });
  const token = await call("/link/token/get", { link_token });
  const settings = second.control.changeSettings({});
  await second.close();

  expect(item.body.item.item_id).toBe(itemId);
  expect(token.status).toBe(200);
  expect(settings.publicTokenExchange).toBe("one-time");
});

test("what was to come for an Item comes after the store is opened again", async () => {
  const first = open();
  const { accessToken: access_token } = await apiClient(first).linkItem();
  const early = await apiClient(first).call("/transactions/sync", { access_token });
  await first.close();

  const second = open();
  second.control.advanceClock({ advanceMs: 60_000 });
  const { call } = apiClient(second);
  const page = (await call("/transactions/sync", { access_token, count: 5 })).body;
  second.control.changeTransactions(await itemId(call, access_token), {
    add: [{ amount: 1, name: "Kept" }],
  });
  await second.close();

  const third = open();
  const again = (await apiClient(third).call("/transactions/sync", { access_token, count: 500 }))
    .body;
  await third.close();
  expect(early.body.transactions_update_status).toBe("NOT_READY");
  expect(page.transactions_update_status).toBe("HISTORICAL_UPDATE_COMPLETE");
  expect(again.added.slice(0, 5)).toEqual(page.added);
  expect(again.added.at(-1).name).toBe("Kept");
});

async function itemId(call: ReturnType<typeof apiClient>["call"], access_token: string) {
  return (await call("/item/get", { access_token })).body.item.item_id;
}

test("Link goes on where it was: somebody at an OAuth bank, and whom Plaid remembers", async () => {
  const redirect_uri = "https://app.example/return";
  const first = open();
  const link_token = await apiClient(first).linkToken({ redirect_uri });
  first.control.completeLink({
    link_token,
    institution_id: "ins_109511",
    phone_number: "415-555-0010",
  });
  first.control.changeSettings({ webview: true });
  const { id } = await send(first, "/sessions", { link_token });
  await send(first, `/sessions/${id}`, { action: "continue" });
  await send(first, `/sessions/${id}`, { action: "skip_phone" });
  await send(first, `/sessions/${id}`, { action: "select_institution", institution_id: "ins_56" });
  const { redirect } = await send(first, `/sessions/${id}`, { action: "open_oauth" });
  await first.close();

  const second = open();
  const form = new URLSearchParams({ action: "cancel" });
  const page = new Request(`http://localhost${redirect}`, { method: "POST", body: form });
  await second.fetch(page);
  const received_redirect_uri = `${redirect_uri}?oauth_state_id=${redirect.split("/").at(-1)}`;
  const resumed = await send(second, "/sessions", { link_token, received_redirect_uri });
  const { id: other } = await send(second, "/sessions", { link_token });
  await send(second, `/sessions/${other}`, { action: "continue" });
  const phone = { action: "submit_phone", phone_number: "415-555-0010" };
  await send(second, `/sessions/${other}`, phone);
  const known = await send(second, `/sessions/${other}`, { action: "submit_otp", otp: "123456" });
  second.control.reset();
  const gone = await second.fetch(new Request(`http://localhost${redirect}`));
  await second.close();

  expect(resumed.id).toBe(id);
  expect(known.html).toContain("Tartan Bank");
  expect(gone.status).toBe(404);
});

test("a reset lasts too", async () => {
  const first = open();
  const { accessToken } = await apiClient(first).linkItem();
  first.control.reset();
  await first.close();

  const second = open();
  const { body } = await apiClient(second).call("/item/get", { access_token: accessToken });
  await second.close();

  expect(body.error_code).toBe("INVALID_ACCESS_TOKEN");
});

describe("state", () => {
  const versionFile = () => path.join(folder, "version");

  test.each([
    {
      name: "an older version",
      change: () => writeFileSync(versionFile(), "0\n"),
      from: "version 0",
    },
    {
      name: "one that did not say",
      change: () => rmSync(versionFile()),
      from: "an unnamed version",
    },
  ])("of $name is dropped once, and the log says so", async ({ change, from }) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const first = open();
    const { accessToken: access_token } = await apiClient(first).linkItem();
    const link_token = await apiClient(first).linkToken();
    await first.close();
    expect(warn).not.toHaveBeenCalled();
    change();

    const second = open();
    const { call } = apiClient(second);
    const old = [
      await call("/item/get", { access_token }),
      await call("/link/token/get", { link_token }),
    ];
    const { accessToken } = await apiClient(second).linkItem();
    await second.close();
    const third = open();
    const kept = await apiClient(third).call("/item/get", { access_token: accessToken });
    await third.close();

    expect(old.map(({ body }) => body.error_code)).toEqual([
      "INVALID_ACCESS_TOKEN",
      "INVALID_LINK_TOKEN",
    ]);
    expect(kept.status).toBe(200);
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining(`starts empty: its state in ${folder} is of ${from},`)],
    ]);
  });
});

test("an id too long for the store is simply not there", async () => {
  const emulator = open();

  const answer = await apiClient(emulator).call("/institutions/get_by_id", {
    institution_id: "x".repeat(10_000),
    country_codes: ["US"],
  });
  const session = await emulator.fetch(
    new Request(`http://localhost/link/v2/stable/sessions/${"x".repeat(5_000)}`, {
      method: "POST",
      body: JSON.stringify({ action: "exit" }),
    }),
  );
  await emulator.close();

  expect(answer.status).toBe(400);
  expect(session.status).toBe(404);
});
