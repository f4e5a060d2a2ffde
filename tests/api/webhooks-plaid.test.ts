import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import {
  afterAll,
  afterEach,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { forgetWebhookKeys } from "@/lib/plaid/webhook-signature";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, runDueJobs } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { type Signing, startSigningPlaid } from "@/tests/support/signing-plaid";
import { signedInUser } from "@/tests/support/users";
import {
  lastWebhook,
  postWebhook,
  send,
  storedBody,
  storedWebhooks,
} from "@/tests/support/webhooks";

const KEY_PATH = "/webhook_verification_key/get";
const MINUTE_S = 60;

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

beforeEach(async () => {
  forgetWebhookKeys();
  await clearJobs();
  await db().webhookEvent.deleteMany();
});
afterEach(async () => {
  vi.useRealTimers();
  await emulator.heal();
});

const body = JSON.stringify(
  {
    webhook_type: "ITEM",
    webhook_code: "ERROR",
    item_id: "wz666MBjYWTp2PDzzggYhM6oWWmBb",
    environment: "sandbox",
  },
  null,
  2,
);

const nowS = () => Math.floor(Date.now() / 1000);
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Sends `text` with a signature over it, and answers what came of it. */
async function signed(text: string | Uint8Array = body, signing: Signing = {}, headers = {}) {
  const mark = await emulator.mark();
  const verification = await plaid.sign(text, signing);
  const { status } = await postWebhook(text, { "plaid-verification": verification, ...headers });
  const fetches = (await emulator.callsSince(mark, KEY_PATH)).length;
  return { status, fetches, rows: await db().webhookEvent.count() };
}

/** Sends the body with any header, which must be refused like every other forgery. */
async function forged(verification: string | undefined, text: string | Uint8Array = body) {
  const mark = await emulator.mark();
  const { status, body: told } = await postWebhook(text, { "plaid-verification": verification });
  expect(status).toBe(401);
  expect({ ...told, requestId: "" }).toEqual({
    type: "about:blank",
    status: 401,
    code: "webhook_forged",
    detail: "This webhook is not signed by Plaid.",
    requestId: "",
  });
  expect(await db().webhookEvent.count()).toBe(0);
  return { fetches: (await emulator.callsSince(mark, KEY_PATH)).length };
}

/** Sets this process's clock, and so the emulator's, ahead. Timers go on. */
const aheadBy = (seconds: number) =>
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });

describe("S-WH-1: a webhook that Plaid signed", () => {
  test("is stored as the bytes that were signed and answered 200 with an empty object", async () => {
    const verification = await plaid.sign(body);

    const answer = await postWebhook(body, { "plaid-verification": verification });

    expect(answer).toMatchObject({ status: 200, body: {} });
    const [event, ...others] = await storedWebhooks();
    expect(others).toEqual([]);
    expect(await storedBody(event?.id ?? "")).toBe(body);
    expect(event).toMatchObject({ state: "RECEIVED", userId: null, attempts: 0 });
    expect(await jobsOf("webhook.process")).toHaveLength(1);
  });

  test("S-WH-1: that arrives fifty times at once is stored once and worked on once", async () => {
    const { itemId, viewer } = await userWithItem();
    const { plaidItemId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    const text = body.replace("wz666MBjYWTp2PDzzggYhM6oWWmBb", plaidItemId);
    const verification = await plaid.sign(text);

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => postWebhook(text, { "plaid-verification": verification })),
    );
    const mark = await emulator.mark();
    await runDueJobs();

    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(await storedWebhooks()).toMatchObject([
      { state: "PROCESSED", userId: viewer.id, attempts: 1, type: "ITEM", code: "ERROR" },
    ]);
    expect(await emulator.callsSince(mark, "/item/get")).toHaveLength(1);
  });

  test("is refused with another method, and told which one is meant", async () => {
    const { GET } = await import("@/app/api/webhooks/plaid/route");
    const { get, params } = await import("@/tests/support/requests");

    const response = await GET(get("/"), params({}));

    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
  });
});

describe("a stored webhook", () => {
  const secrets = {
    link_token: `link-sandbox-${randomUUID()}`,
    public_token: `public-sandbox-${randomUUID()}`,
  };
  const about = { webhook_type: "LINK", webhook_code: "SESSION_FINISHED", ...secrets };

  test("S-ENC-1: shows no token to who reads the database, before and after it is worked on", async () => {
    expect(await send(plaid, about)).toBe(200);
    const rowsToRead = async () => {
      const { id, rawBody } = await lastWebhook();
      const [row] = await db().$queryRaw<{ text: string }[]>`
        SELECT e::text AS "text" FROM "WebhookEvent" e WHERE "id" = ${id}`;
      const stored = Buffer.from(rawBody).toString();
      expect(row?.text).toContain(id);
      return [row?.text, stored, ...stored.split(".").map(unwrapped)];
    };
    const before = await rowsToRead();
    expect(JSON.parse((await storedBody((await lastWebhook()).id)) ?? "")).toMatchObject(secrets);

    await runDueJobs();
    const after = await rowsToRead();

    expect((await lastWebhook()).state).toBe("UNMATCHED");
    for (const text of [...before, ...after]) {
      for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    }
  });

  test("that was put into another one's row is not worked on, and says so", async () => {
    await send(plaid, about);
    const { rawBody } = await lastWebhook();
    await send(plaid, { webhook_type: "ITEM", webhook_code: "ERROR", item_id: "nobody" });
    const { id } = await lastWebhook();
    await db().webhookEvent.update({ where: { id }, data: { rawBody } });

    await runDueJobs();

    expect(await storedBody(id)).toBeNull();
    expect(await lastWebhook()).toMatchObject({
      id,
      state: "IGNORED",
      type: null,
      effect: "Lost: what was stored of it does not open any more.",
    });
  });

  /** What base64 hides from nobody. */
  const unwrapped = (part: string) => Buffer.from(part, "base64").toString("latin1");
});

describe("S-WH-2: without a signature", () => {
  test.each([
    { name: "no header", header: undefined },
    { name: "an empty one", header: "" },
    { name: "what is no JWT", header: "not.a.jwt" },
    { name: "two parts", header: "e30.e30" },
    { name: "four parts", header: "e30.e30.e30.e30" },
    { name: "a JWT of no objects", header: `${base64url([])}.${base64url("x")}.AAAA` },
  ])("$name is refused before Plaid is asked", async ({ header }) => {
    expect(await forged(header)).toEqual({ fetches: 0 });
  });

  test("S-WH-2: two headers are refused, even if both are good", async () => {
    const verification = await plaid.sign(body);

    expect(await forged(`${verification}, ${verification}`)).toEqual({ fetches: 0 });
  });
});

describe("S-WH-3: a signature of another kind", () => {
  const claims = () => ({
    iat: nowS(),
    request_body_sha256: createHash("sha256").update(body).digest("hex"),
  });
  const jwk = () => {
    const { d: _, ...publicJwk } = plaid.key().privateJwk;
    return publicJwk;
  };
  const unsigned = (alg: string, signature = "") =>
    `${base64url({ alg, kid: plaid.key().kid, typ: "JWT" })}.${base64url(claims())}.${signature}`;

  test.each(["none", "None", "nOnE", "NONE"])(
    "S-WH-3: alg %s is refused, signed or not",
    async (alg) => {
      const [, , signature] = (await plaid.sign(body)).split(".");

      expect(await forged(unsigned(alg))).toEqual({ fetches: 0 });
      expect(await forged(unsigned(alg, signature))).toEqual({ fetches: 0 });
    },
  );

  test.each([
    { name: "the key's JSON", secret: () => JSON.stringify(jwk()) },
    { name: "its coordinates", secret: () => `${jwk().x}${jwk().y}` },
    { name: "its bytes", secret: () => Buffer.from(`${jwk().x}${jwk().y}`, "base64url") },
  ])("HS256 with $name as the secret is refused", async ({ secret }) => {
    const key = new Uint8Array(Buffer.from(secret() as string));

    expect(await forged(await plaid.sign(body, { header: { alg: "HS256" }, key }))).toEqual({
      fetches: 0,
    });
  });

  test("RS256 and ES384 are refused", async () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    const p384 = generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey;

    await forged(await plaid.sign(body, { header: { alg: "RS256" }, key: rsa }));
    await forged(await plaid.sign(body, { header: { alg: "ES384" }, key: p384 }));
  });

  test("S-WH-3: ES256 by another key is refused, whether it brings that key along or not", async () => {
    const visits: string[] = [];
    const listener = createServer((request, response) => {
      visits.push(request.url ?? "");
      response.end("{}");
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void listener.close());
    await new Promise((resolve) => listener.once("listening", resolve));
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/jwks`;
    const { privateKey: key, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const brought = publicKey.export({ format: "jwk" });

    await forged(await plaid.sign(body, { key }));
    for (const header of [
      { jwk: brought },
      { jku: url },
      { x5u: url },
      { jku: url, jwk: brought },
    ]) {
      expect(await forged(await plaid.sign(body, { key, header }))).toEqual({ fetches: 0 });
    }
    expect(visits).toEqual([]);
  });

  test("a signature cut short, or one of another body, is refused", async () => {
    const [header, payload, signature = ""] = (await plaid.sign(body)).split(".");
    const [, , other] = (await plaid.sign(`${body} `)).split(".");

    await forged(`${header}.${payload}.${signature.slice(0, -4)}`);
    await forged(`${header}.${payload}.${other}`);
  });
});

describe("S-WH-4: a key id", () => {
  test("S-WH-4: that Plaid does not know is asked for once a minute", async () => {
    const verification = await plaid.sign(body, { header: { kid: randomUUID() } });

    expect(await forged(verification)).toEqual({ fetches: 1 });
    expect(await forged(verification)).toEqual({ fetches: 0 });
  });

  test.each([
    { name: "a path", kid: "../x" },
    { name: "5 KB", kid: "a".repeat(5 * 1024) },
    { name: "a list", kid: [randomUUID()] },
    { name: "missing", kid: undefined },
    { name: "a uuid and more", kid: `${randomUUID()}\n` },
  ])("that is $name is refused before Plaid is asked", async ({ kid }) => {
    expect(await forged(await plaid.sign(body, { header: { kid } }))).toEqual({ fetches: 0 });
  });
});

describe("S-WH-5: the time of a signature", () => {
  test.each([
    { name: "299 s ago", iat: () => nowS() - 299 },
    { name: "20 s ahead", iat: () => nowS() + 20 },
  ])("R-10: may be $name", async ({ iat }) => {
    expect(await signed(body, { claims: { iat: iat() } })).toMatchObject({ status: 200, rows: 1 });
  });

  test.each([
    { name: "332 s ago", iat: () => nowS() - 332 },
    { name: "60 s ahead", iat: () => nowS() + 60 },
    { name: "missing", iat: () => undefined },
    { name: "a text", iat: () => String(nowS()) },
    { name: "zero", iat: () => 0 },
    { name: "1e99", iat: () => 1e99 },
    { name: "half a second", iat: () => nowS() + 0.5 },
  ])("S-WH-5, R-10: must not be $name", async ({ iat }) => {
    expect(await forged(await plaid.sign(body, { claims: { iat: iat() } }))).toEqual({
      fetches: 0,
    });
  });
});

describe("R-10: where the clocks differ by more than is tolerated", () => {
  /** The entries of the log that some work makes. */
  async function logged(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
    log().level = "warn";
    let text = "";
    const write = vi.spyOn(process.stdout, "write").mockImplementation((piece) => {
      text += String(piece);
      return true;
    });
    await work();
    write.mockRestore();
    log().level = "silent";
    return text.split("\n").flatMap((line) => (line ? [JSON.parse(line)] : []));
  }

  test.each([
    { name: "behind", aheadS: 90 },
    { name: "ahead of", aheadS: -400 },
  ])(
    "R-10: the log says by how many seconds ours is $name Plaid's, and nothing of the webhook",
    async ({ aheadS }) => {
      const verification = await plaid.sign(body, { claims: { iat: nowS() + aheadS } });

      const entries = await logged(() => forged(verification));

      expect(entries).toEqual([
        {
          level: 40,
          time: expect.any(String),
          msg: "webhook refused",
          reason: expect.stringMatching(/^(too old|from the future)$/),
          bytes: body.length,
          webhook_skew_seconds: expect.closeTo(aheadS, -1),
        },
      ]);
    },
  );

  test("a webhook that is refused for another reason says nothing of clocks", async () => {
    const entries = await logged(() => forged("no.such.webhook"));

    expect(entries).toEqual([
      expect.not.objectContaining({ webhook_skew_seconds: expect.anything() }),
    ]);
  });
});

describe("S-WH-6: the body is what was signed, byte for byte", () => {
  test.each([
    { name: "one space more", text: `${body} ` },
    { name: "another order of keys", text: JSON.stringify(JSON.parse(body)) },
    { name: "other line ends", text: body.replaceAll("\n", "\r\n") },
    { name: "a byte order mark", text: `\ufeff${body}` },
    { name: "packed", text: gzipSync(body) },
    { name: "nothing", text: "" },
  ])("$name is refused", async ({ text }) => {
    expect(await forged(await plaid.sign(body), text)).toEqual({ fetches: 0 });
  });

  const hash = createHash("sha256").update(body).digest("hex");
  test.each([
    { name: "in upper case", request_body_sha256: hash.toUpperCase() },
    { name: "missing", request_body_sha256: undefined },
    { name: "a list", request_body_sha256: [hash] },
    {
      name: "in another encoding",
      request_body_sha256: Buffer.from(hash, "hex").toString("base64"),
    },
  ])("a hash that is $name is refused", async ({ request_body_sha256 }) => {
    const verification = await plaid.sign(body, { claims: { request_body_sha256 } });

    expect(await forged(verification)).toEqual({ fetches: 0 });
  });

  test("S-WH-6: one that says it is packed, or is no JSON, is refused as such", async () => {
    const packed = await signed(body, {}, { "content-encoding": "gzip" });
    const plain = await signed(body, {}, { "content-type": "text/plain" });

    expect([packed.status, plain.status]).toEqual([415, 415]);
    expect(packed.rows).toBe(0);
  });
});

describe("S-WH-7: a replay", () => {
  test("after six minutes is refused", async () => {
    const verification = await plaid.sign(body);
    aheadBy(6 * MINUTE_S);

    await forged(verification);
  });

  test("S-WH-7: is not what two webhooks with equal bodies are: both are stored and worked on", async () => {
    const { itemId } = await userWithItem();
    const { plaidItemId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    const text = body.replace("wz666MBjYWTp2PDzzggYhM6oWWmBb", plaidItemId);
    const state = await itemFacts(itemId);

    for (const iat of [nowS() - 1, nowS()]) await signed(text, { claims: { iat } });
    await runDueJobs();

    expect((await storedWebhooks()).map((event) => event.state)).toEqual([
      "PROCESSED",
      "PROCESSED",
    ]);
    expect(await itemFacts(itemId)).toEqual(state);
  });
});

/** What is known of an Item and its accounts, but for when it was read. */
async function itemFacts(id: string) {
  const {
    refreshedAt: _,
    readDueAt: __,
    ...item
  } = await db().item.findUniqueOrThrow({ where: { id } });
  return { item, accounts: await db().account.count({ where: { itemId: id, closedAt: null } }) };
}

test("S-WH-8: a webhook on an unknown Item is kept as unmatched and touches nobody", async () => {
  const { viewer } = await userWithItem();
  const before = await databaseState();

  expect(
    await send(plaid, { webhook_type: "ITEM", webhook_code: "ERROR", item_id: "nobody" }),
  ).toBe(200);
  await runDueJobs();

  expect(await lastWebhook()).toMatchObject({
    state: "UNMATCHED",
    userId: null,
    plaidItemId: "nobody",
  });
  expect(await db().webhookEvent.count({ where: { userId: viewer.id } })).toBe(0);
  expect(await databaseState()).toBe(before);
});

describe("S-WH-9: size", () => {
  test("a body over 256 KB is refused by what it declares, unread", async () => {
    let pulled = 0;
    const stream = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const { status } = await postStream(stream, { "content-length": String(257 * 1024) });

    expect(status).toBe(413);
    expect(pulled).toBeLessThanOrEqual(1);
  });

  test("S-WH-9: a body without end is cut at the limit", async () => {
    let bytes = 0;
    const endless = new ReadableStream({
      pull(controller) {
        bytes += 16 * 1024;
        controller.enqueue(new Uint8Array(16 * 1024).fill(32));
      },
    });

    expect((await postStream(endless)).status).toBe(413);
    expect(bytes).toBeLessThan(512 * 1024);
  });

  test("a body that is shorter or longer than declared is refused", async () => {
    const stream = () => new Blob([body]).stream();

    const short = await postStream(stream(), { "content-length": String(body.length + 9) });
    const long = await postStream(stream(), { "content-length": String(body.length - 9) });

    expect([short.status, long.status]).toEqual([400, 400]);
  });

  const postStream = (stream: ReadableStream, headers: Record<string, string> = {}) =>
    postWebhook(stream as unknown as Uint8Array, headers);
});

describe("S-WH-10: what Plaid signed is taken, whatever it is", () => {
  test.each([
    { name: "no JSON", text: "{" },
    { name: "null", text: "null" },
    { name: "a list", text: "[]" },
    { name: "a number", text: "7" },
    { name: "an empty object", text: "{}" },
    { name: "a deep one", text: `${"[".repeat(50_000)}${"]".repeat(50_000)}` },
    { name: "no UTF-8", text: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) },
    { name: "a type of the wrong kind", text: '{"webhook_type":7,"webhook_code":"ERROR"}' },
    { name: "a NUL", text: '{"webhook_type":"I\\u0000M","webhook_code":"ERROR"}' },
    { name: "half a pair", text: '{"webhook_type":"ITEM","webhook_code":"\\ud800"}' },
  ])("S-WH-10: $name is kept as not readable", async ({ text }) => {
    expect(await signed(text)).toMatchObject({ status: 200, rows: 1 });
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({
      state: "IGNORED",
      effect: expect.stringMatching(/^Not readable/),
    });
  });

  test.each([
    { webhook_type: "ITEM", webhook_code: "BRAND_NEW" },
    { webhook_type: "NOVEL", webhook_code: "ERROR" },
    { webhook_type: "NOVEL", webhook_code: "X", item_id: "a\u0000b" },
    { webhook_type: "NOVEL", webhook_code: "X", error: { status: 1e300, text: "\ud800\u0000" } },
    JSON.parse('{"webhook_type":"NOVEL","webhook_code":"X","__proto__":{"polluted":1}}'),
  ])("%j is kept as ignored", async (webhook) => {
    expect(await send(plaid, webhook)).toBe(200);
    await runDueJobs();

    expect((await lastWebhook()).state).toBe("IGNORED");
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("S-WH-11: rotation", () => {
  test("a new key is fetched once, when it is first met", async () => {
    expect(await signed()).toMatchObject({ status: 200, fetches: 1 });
    plaid.control.rotateKeys();

    expect(await signed()).toMatchObject({ status: 200, fetches: 1 });
    expect(await signed(`${body} `)).toMatchObject({ status: 200, fetches: 0 });
  });

  test("S-WH-11: a key that expires is good no longer than an hour after, and for what it signed before", async () => {
    const old = plaid.key();
    const { importJWK } = await import("jose");
    const key = (await importJWK(old.privateJwk, "ES256")) as never;
    const byOld = (iat: number, text = body) =>
      signed(text, { header: { kid: old.kid }, claims: { iat }, key });
    expect((await byOld(nowS())).status).toBe(200);
    plaid.control.rotateKeys({ overlapMs: 0 });
    const rotatedAt = nowS();

    aheadBy(61 * MINUTE_S);
    expect(await byOld(nowS(), `${body} `)).toMatchObject({ status: 401, fetches: 1 });

    vi.useRealTimers();
    forgetWebhookKeys();
    expect((await byOld(rotatedAt - 10, `${body}  `)).status).toBe(200);
    expect((await byOld(rotatedAt + 10, `${body}   `)).status).toBe(401);
  });

  test("without Plaid, a key that was good is believed for the rest of its day", async () => {
    expect((await signed()).status).toBe(200);
    await emulator.fail({ path: KEY_PATH, status: 500, times: 100 });

    aheadBy(2 * 60 * MINUTE_S);
    expect(await signed(`${body} `)).toMatchObject({ status: 200, fetches: 1 });

    aheadBy(23 * 60 * MINUTE_S);
    expect((await signed(`${body}  `)).status).toBe(503);
  });
});

describe("S-WH-12: while Plaid's key cannot be had", () => {
  test.each([
    { name: "is down", fault: { status: 500 } },
    { name: "answers HTML", fault: { garbage: true } },
    { name: "does not take our keys", fault: { errorCode: "INVALID_API_KEYS" } },
    { name: "asks to slow down", fault: { errorCode: "RATE_LIMIT" } },
  ])(
    "because Plaid $name, a webhook is put off, and taken when it comes again",
    async ({ fault }) => {
      await emulator.fail({ path: KEY_PATH, times: 20, ...fault });
      const verification = await plaid.sign(body);

      const first = await postWebhook(body, { "plaid-verification": verification });
      await emulator.heal();
      const second = await postWebhook(body, { "plaid-verification": verification });

      expect(first).toMatchObject({ status: 503, body: { code: "webhook_not_received" } });
      expect(Number(first.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(second.status).toBe(200);
    },
  );

  test("S-WH-12: a flood of made-up key ids costs ten calls a minute, and stops no webhook of a known key", async () => {
    expect((await signed()).status).toBe(200);
    const mark = await emulator.mark();
    const headers = await Promise.all(
      Array.from({ length: 1_000 }, () => plaid.sign(body, { header: { kid: randomUUID() } })),
    );
    const statuses = new Set<number>();
    const genuineMs: number[] = [];
    const flood = async (_: unknown, from: number) => {
      for (let next = from; genuineMs.length < 20; next += 50) {
        const verification = headers[next % headers.length];
        statuses.add((await postWebhook(body, { "plaid-verification": verification })).status);
        await setImmediate(); // As requests that come in one by one do.
      }
    };
    const genuine = async () => {
      while (genuineMs.length < 20) {
        const text = body + " ".repeat(genuineMs.length + 1);
        const verification = await plaid.sign(text);
        const startedAt = Date.now();
        const { status } = await postWebhook(text, { "plaid-verification": verification });
        expect(status).toBe(200);
        genuineMs.push(Date.now() - startedAt);
      }
    };

    await Promise.all([genuine(), ...Array.from({ length: 50 }, flood)]);

    expect([...statuses].sort()).toEqual([401, 503]);
    expect(await emulator.callsSince(mark, KEY_PATH)).toHaveLength(9);
    // Plaid waits ten seconds. Alone on a machine, most take a twentieth of one.
    expect(Math.max(...genuineMs)).toBeLessThan(5_000);

    plaid.control.rotateKeys();
    expect((await signed()).status).toBe(503);
    aheadBy(MINUTE_S + 1);
    expect((await signed()).status).toBe(200);
  });
});

describe("S-WH-13: a webhook", () => {
  test("that is forged is refused with a signed-in person's cookie too", async () => {
    const { cookie } = await signedInUser();

    const { status } = await postWebhook(body, { cookie, origin: env().APP_URL });

    expect(status).toBe(401);
  });

  test("S-WH-13: of another environment is kept as rejected and has no effect", async () => {
    const { itemId } = await userWithItem();
    const { plaidItemId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
    const before = await databaseState();
    const mark = await emulator.mark();
    const webhook = { webhook_type: "ITEM", webhook_code: "ERROR", item_id: plaidItemId };

    expect(await send(plaid, { ...webhook, environment: "production" })).toBe(200);
    await runDueJobs();

    expect(await lastWebhook()).toMatchObject({ state: "REJECTED", userId: null });
    expect(await databaseState()).toBe(before);
    expect(await emulator.callsSince(mark, "/item/get")).toEqual([]);
  });
});
