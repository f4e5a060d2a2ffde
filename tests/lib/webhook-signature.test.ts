import { createHash, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { type SignatureFault, signatureFaults } from "@/emulator/webhooks/signature-fault";
import { createWebhookKeys, type KeyLookup } from "@/lib/plaid/webhook-keys";
import { forgetWebhookKeys, verifyWebhook } from "@/lib/plaid/webhook-signature";
import { emulator } from "@/tests/support/emulator";

beforeEach(() => forgetWebhookKeys());
afterEach(() => vi.useRealTimers());

/** Has the emulator send a webhook with a fault, and answers what arrives, byte for byte. */
async function arriving(fault: SignatureFault) {
  const arrived = new Promise<{ header: string | null; body: Buffer }>((resolve) => {
    const receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end();
      const header = request.headers["plaid-verification"];
      resolve({ header: typeof header === "string" ? header : null, body: Buffer.concat(chunks) });
    });
    onTestFinished(() => void receiver.close());
    receiver.listen(0, "127.0.0.1", async () => {
      const { port } = receiver.address() as AddressInfo;
      const webhook = { webhook_type: "ITEM", webhook_code: "ERROR" };
      await emulator.sendWebhook(`http://127.0.0.1:${port}/`, webhook, fault);
    });
  });
  return arrived;
}

describe("a webhook as the emulator sends it", () => {
  test("is genuine", async () => {
    const { header, body } = await arriving("none");

    expect(await verifyWebhook(header, body)).toEqual({
      kind: "genuine",
      proof: {
        keyId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        algorithm: "ES256",
        signedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
        bodySha256: createHash("sha256").update(body).digest("hex"),
      },
    });
  });

  test.each(signatureFaults.filter((fault) => fault !== "none"))(
    "is forged with the fault %s, for a reason that we log",
    async (fault) => {
      const { header, body } = await arriving(fault);

      const verdict = await verifyWebhook(header, body);

      expect(verdict).toMatchObject({ kind: "forged", reason: expect.any(String) });
    },
  );

  test("is not believed of a Plaid that cannot be asked", async () => {
    const { header, body } = await arriving("none");
    await emulator.fail({ path: "/webhook_verification_key/get", reset: true, times: 5 });

    expect(await verifyWebhook(header, body)).toEqual({ kind: "unverifiable" });

    await emulator.heal();
    expect(await verifyWebhook(header, body)).toMatchObject({ kind: "genuine" });
  });
});

describe("the keys", () => {
  const good = { key: {} as never, expiredAtS: null };
  const ids = (count: number) => Array.from({ length: count }, () => randomUUID());

  /** A cache over a Plaid that says `answer`, and counts how often it is asked. */
  function keysFrom(answer: (keyId: string) => KeyLookup) {
    const asked: string[] = [];
    const find = createWebhookKeys(async (keyId) => {
      asked.push(keyId);
      await Promise.resolve();
      return answer(keyId);
    });
    return { asked, find };
  }

  const at = (minute: number) =>
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(Date.UTC(2027, 0, 1, 0, minute)) });

  test("that many want at once are fetched once", async () => {
    const { asked, find } = keysFrom(() => good);

    const found = await Promise.all(Array.from({ length: 50 }, () => find("a")));

    expect(new Set(found)).toEqual(new Set([good]));
    expect(asked).toEqual(["a"]);
  });

  test("are asked for ten times a minute at most, whoever asks", async () => {
    const { asked, find } = keysFrom(() => "unknown");
    at(0);

    const first = await Promise.all(ids(100).map(find));
    expect(first.filter((found) => found === "unknown")).toHaveLength(10);
    expect(first.filter((found) => found === "unavailable")).toHaveLength(90);
    expect(asked).toHaveLength(10);

    at(1);
    await Promise.all(ids(100).map(find));
    expect(asked).toHaveLength(20);
  });

  test("are asked for again every hour, and one that Plaid disowns is not good any more", async () => {
    let answer: KeyLookup = good;
    const { asked, find } = keysFrom(() => answer);
    at(0);
    await find("a");
    at(59);
    await find("a");
    expect(asked).toHaveLength(1);

    at(60);
    const expired = { ...good, expiredAtS: 7 };
    answer = expired;
    expect(await find("a")).toBe(expired);

    at(120);
    answer = "unknown";
    expect(await find("a")).toBe("unknown");
    answer = "unavailable";
    at(121);
    expect(await find("a")).toBe("unavailable");
  });
});
