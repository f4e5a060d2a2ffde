import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createEmulator } from "@/emulator/emulator";
import { partnerInboundKey } from "@/emulator/keys";
import { lmdbStore } from "@/emulator/state/lmdb-store";
import { apiClient, freshEmulator } from "./api-client";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** An app with a processor token for a checking account, and what it needs to hand it over. */
async function sender(
  products = ["auth", "identity", "transactions"],
  { emulator, call }: Pick<ReturnType<typeof freshEmulator>, "emulator" | "call"> = freshEmulator(),
) {
  const request = { institution_id: "ins_109508", initial_products: products };
  const { public_token } = (await call("/sandbox/public_token/create", request)).body;
  const { access_token } = (await call("/item/public_token/exchange", { public_token })).body;
  const { accounts } = (await call("/accounts/get", { access_token })).body;
  const { account_id } = accounts.find((one: { mask: string }) => one.mask === "0000");
  const created = { access_token, account_id, processor: "dwolla" };
  const { processor_token } = (await call("/processor/token/create", created)).body;

  const authorization = `Bearer ${partnerInboundKey}`;
  const send = async (method: string, where: string, body?: unknown, headers: object = {}) => {
    const response = await emulator.fetch(
      new Request(`http://localhost/partner/v1${where}`, {
        method,
        headers: { authorization, ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    );
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const handOver = (body: object = {}, headers: object = {}) =>
    send(
      "POST",
      "/accounts",
      { processor_token, reference: "user-7", ...body },
      { "idempotency-key": "key-1", ...headers },
    );
  const look = async (id: string) => (await send("GET", `/accounts/${id}`)).body;
  return { emulator, call, access_token, processor_token, send, handOver, look };
}

const statusesOf = ({ products }: { products: object }) =>
  Object.entries(products).map(([product, { status }]) => [product, status]);

describe("POST /partner/v1/accounts", () => {
  test("takes a processor token, and says so", async () => {
    const { handOver } = await sender();

    const { status, body } = await handOver();

    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(String), status: "received", reference: "user-7" });
  });

  test("answers the same to the same key, and takes the token once, even at the same moment", async () => {
    const { emulator, handOver } = await sender();

    const answers = await Promise.all([handOver(), handOver(), handOver()]);

    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const reads = emulator.control.calls().filter(({ path: to }) => to === "/processor/auth/get");
    expect(reads).toHaveLength(1);
  });

  test("refuses the same key with another body", async () => {
    const { handOver } = await sender();
    await handOver();

    const { status, body } = await handOver({ reference: "user-8" });

    expect(status).toBe(422);
    expect(body.error.code).toBe("idempotency_key_reused");
  });

  const unknown = "processor-sandbox-00000000-0000-4000-8000-000000000000";
  test.each([
    { name: "no key", headers: { authorization: "" }, status: 401, code: "unauthorized" },
    {
      name: "another key",
      headers: { authorization: "Bearer emulator-partner-secret" },
      status: 401,
      code: "unauthorized",
    },
    {
      name: "no Idempotency-Key",
      headers: { "idempotency-key": "" },
      status: 400,
      code: "missing_idempotency_key",
    },
    {
      name: "an Idempotency-Key of 256 characters",
      headers: { "idempotency-key": "k".repeat(256) },
      status: 400,
      code: "missing_idempotency_key",
    },
    {
      name: "an access token",
      body: { processor_token: "access-sandbox-1" },
      status: 400,
      code: "invalid_request",
    },
    { name: "a field it does not know", body: { user: 1 }, status: 400, code: "invalid_request" },
    {
      name: "a token that Plaid does not know",
      body: { processor_token: unknown },
      status: 422,
      code: "unknown_processor_token",
    },
  ])("refuses $name", async ({ body = {}, headers = {}, status, code }) => {
    const { handOver } = await sender();

    const refused = await handOver(body, headers);

    expect(refused.status).toBe(status);
    expect(refused.body).toEqual({ error: { code, message: expect.any(String) } });
  });

  test("refuses a body that is not JSON", async () => {
    const { emulator } = await sender();

    const refused = await emulator.fetch(
      new Request("http://localhost/partner/v1/accounts", {
        method: "POST",
        headers: { authorization: `Bearer ${partnerInboundKey}`, "idempotency-key": "k" },
        body: "{",
      }),
    );

    expect(refused.status).toBe(400);
  });

  test("says that it can be tried again while Plaid is away, and takes the token then", async () => {
    const { emulator, handOver } = await sender();
    emulator.control.addFault({ path: "/processor/account/get", reset: true });

    const away = await handOver();
    const back = await handOver();

    expect(away.status).toBe(503);
    expect(away.body.error.code).toBe("plaid_unavailable");
    expect(back.status).toBe(201);
  });

  test("can be made to fail, to be slow and to redirect, as its path is one for faults", async () => {
    const { emulator, handOver } = await sender();
    const where = "/partner/v1/accounts";
    emulator.control.addFault({ path: where, status: 500 });
    emulator.control.addFault({ path: where, location: "http://127.0.0.1:9/elsewhere" });
    emulator.control.addFault({ path: where, delayMs: 60 });
    const failing = (plain: Promise<unknown>) => plain.catch(() => "no JSON");

    expect(await failing(handOver())).toBe("no JSON");
    const redirected = await emulator.fetch(
      new Request(`http://localhost${where}`, { method: "POST", body: "{}" }),
    );
    const begun = performance.now();
    const late = await handOver();

    expect(redirected.status).toBe(302);
    expect(redirected.headers.get("location")).toBe("http://127.0.0.1:9/elsewhere");
    expect(late.status).toBe(201);
    expect(performance.now() - begun).toBeGreaterThan(50);
  });
});

describe("GET /partner/v1/accounts/:id", () => {
  test("tells what the partner could read, account numbers masked, the token never", async () => {
    const { handOver, look, processor_token } = await sender();
    const { id } = (await handOver()).body;

    const told = await look(id);

    expect(statusesOf(told)).toEqual([
      ["account", 200],
      ["auth", 200],
      ["identity", 200],
      ["balance", 200],
      ["transactions", 200],
    ]);
    expect(told.products.account.answer.account).toMatchObject({
      name: "Plaid Checking",
      mask: "0000",
    });
    expect(told.products.auth.answer.numbers.ach).toMatchObject({
      account: "••••0000",
      routing: "011401533",
    });
    expect(JSON.stringify(told)).not.toContain("1111222233330000");
    expect(JSON.stringify(told)).not.toContain(processor_token);
  });

  test("tells Plaid's own refusal of what the permissions leave out", async () => {
    const { call, processor_token, handOver, look } = await sender();
    await call("/processor/token/permissions/set", { processor_token, products: ["identity"] });
    const { id } = (await handOver()).body;

    const told = await look(id);

    expect(statusesOf(told)).toEqual([
      ["account", 200],
      ["auth", 400],
      ["identity", 200],
      ["balance", 400],
      ["transactions", 400],
    ]);
    expect(told.products.auth.error).toMatchObject({
      error_type: "INVALID_INPUT",
      error_code: "INVALID_PRODUCT",
      error_message: expect.stringContaining('["auth"]'),
    });
  });

  test("reads with the partner's own keys, through the API, as the log shows", async () => {
    const { emulator, handOver } = await sender();
    const since = emulator.control.calls().at(-1)?.seq;

    await handOver();

    expect(emulator.control.calls(since).map((one) => one.path)).toEqual([
      "/processor/account/get",
      "/processor/auth/get",
      "/processor/identity/get",
      "/processor/balance/get",
      "/processor/transactions/sync",
    ]);
  });

  test("keeps what it was told of a call that was cut off", async () => {
    const { emulator, handOver, look } = await sender();
    emulator.control.addFault({ path: "/processor/auth/get", reset: true });
    const { id } = (await handOver()).body;

    const { auth } = (await look(id)).products;

    expect(auth).toMatchObject({ status: null, error: { error_message: "no answer came" } });
  });

  test("knows nobody else's key, and no account but its own", async () => {
    const { handOver, send } = await sender();
    const { id } = (await handOver()).body;

    const stranger = await send("GET", `/accounts/${id}`, undefined, { authorization: "Bearer x" });
    const missing = await send("GET", "/accounts/acct_0");

    expect(stranger.status).toBe(401);
    expect(missing.status).toBe(404);
  });

  test("is the same after a restart", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "partner-"));
    cleanUps.push(() => rmSync(folder, { recursive: true }));
    const first = createEmulator({ store: lmdbStore(folder) });
    const { handOver, look } = await sender(["auth"], { emulator: first, ...apiClient(first) });
    const { id } = (await handOver()).body;
    const told = await look(id);
    await first.close();

    const second = createEmulator({ store: lmdbStore(folder) });
    cleanUps.push(second.close);
    const response = await second.fetch(
      new Request(`http://localhost/partner/v1/accounts/${id}`, {
        headers: { authorization: `Bearer ${partnerInboundKey}` },
      }),
    );

    expect(await response.json()).toEqual(told);
  });
});
