import { createHash } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signatureFaults } from "@/emulator/webhooks/signature-fault";
import { freshEmulator } from "../api-client";
import { startReceiver } from "./receiver";

const NOW = new Date("2026-03-01T12:00:00Z");

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

function sender() {
  const fresh = freshEmulator();
  const { control } = fresh.emulator;

  async function arrived(fault?: (typeof signatureFaults)[number]) {
    await control.sendWebhook({ url: receiver.url, body: { webhook_type: "ITEM" }, fault });
    const { headers, text } = receiver.received.at(-1) ?? { headers: undefined, text: "" };
    return { text, jwt: headers?.["plaid-verification"] as string | undefined };
  }

  /** What a careful receiver makes of a webhook: the key id if all is well, or a refusal. */
  async function verify({ jwt, text }: { jwt: string | undefined; text: string }) {
    const { alg, kid } = decodeProtectedHeader(jwt ?? "");
    if (alg !== "ES256") throw new Error("wrong algorithm");
    const { status, body } = await fresh.call("/webhook_verification_key/get", { key_id: kid });
    if (status !== 200) throw new Error(body.error_code);
    if (body.key.expired_at !== null) throw new Error("expired key");
    const { payload } = await jwtVerify(jwt ?? "", await importJWK(body.key as JWK), {
      algorithms: ["ES256"],
      maxTokenAge: "5 min",
      currentDate: NOW,
    });
    const hash = createHash("sha256").update(text).digest("hex");
    if (payload.request_body_sha256 !== hash) throw new Error("wrong hash");
    return kid;
  }

  return { ...fresh, control, arrived, verify };
}

describe("a signature", () => {
  test("holds over the exact bytes, with the key that Plaid's endpoint tells", async () => {
    const { arrived, verify, call } = sender();

    const webhook = await arrived();
    const kid = await verify(webhook);
    const { body } = await call("/webhook_verification_key/get", { key_id: kid });

    expect(decodeProtectedHeader(webhook.jwt ?? "")).toEqual({ alg: "ES256", kid, typ: "JWT" });
    expect(Object.keys(decodeJwt(webhook.jwt ?? "")).sort()).toEqual([
      "iat",
      "request_body_sha256",
    ]);
    expect(body.key).toEqual({
      alg: "ES256",
      created_at: NOW.getTime() / 1000,
      crv: "P-256",
      expired_at: null,
      kid,
      kty: "EC",
      use: "sig",
      x: expect.any(String),
      y: expect.any(String),
    });
  });

  test("goes by the receiver's clock, whatever time was let pass in the emulator", async () => {
    const { arrived, verify, control } = sender();
    control.advanceClock({ advanceMs: 3 * 3_600_000 });

    await expect(verify(await arrived())).resolves.toEqual(expect.any(String));
  });

  test.each(signatureFaults.filter((fault) => fault !== "none"))(
    "can be wrong on purpose: %s",
    async (fault) => {
      const { arrived, verify } = sender();

      await expect(verify(await arrived(fault))).rejects.toThrow();
    },
  );
});

describe("POST /webhook_verification_key/get", () => {
  test("does not know a key of another environment", async () => {
    const { call } = sender();

    const { status, body } = await call("/webhook_verification_key/get", { key_id: "6c5516e1" });

    expect(status).toBe(400);
    expect(body).toMatchObject({
      error_type: "INVALID_INPUT",
      error_code: "INVALID_WEBHOOK_VERIFICATION_KEY_ID",
    });
  });

  test("tells the old key as good during the overlap of a rotation, and as expired after it", async () => {
    const { arrived, verify, control, call } = sender();
    const before = await arrived();

    const { current, previous } = control.rotateKeys({ overlapMs: 60_000 });
    const during = await verify(before);
    const after = await verify(await arrived());
    control.advanceClock({ advanceMs: 60_000 });
    const { body } = await call("/webhook_verification_key/get", { key_id: previous.kid });

    expect(during).toBe(previous.kid);
    expect(after).toBe(current.kid);
    expect(current.kid).not.toBe(previous.kid);
    expect(body.key.expired_at).toBe(NOW.getTime() / 1000 + 60);
    await expect(verify(before)).rejects.toThrow("expired key");
  });
});
