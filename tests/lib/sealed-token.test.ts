import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseKeyring } from "@/lib/crypto/keyring";
import { open, type SealContext, seal, UnreadableToken } from "@/lib/crypto/sealed-token";

const keyring = (...ids: string[]) =>
  parseKeyring(ids.map((id) => `${id}:${randomBytes(32).toString("base64")}`).join(","));
const ring = keyring("k2", "k1");
const place: SealContext = {
  table: "Item",
  column: "accessToken",
  rowId: "itm_1",
  userId: "usr_1",
};
const token = "access-sandbox-00000000-0000-4000-8000-000000000000";

describe("a sealed token", () => {
  test("opens in its place, and shows nothing of itself but the key's id", () => {
    const sealed = seal(token, place, ring);

    expect(sealed).toMatch(/^v1\.k2\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(sealed).not.toContain("sandbox");
    expect(open(sealed, place, ring)).toBe(token);
  });

  test.each([
    { table: "ProcessorToken" },
    { column: "token" },
    { rowId: "itm_2" },
    { userId: "usr_2" },
  ])("S-ENC-2: does not open elsewhere: %o", (other) => {
    const sealed = seal(token, place, ring);

    expect(() => open(sealed, { ...place, ...other }, ring)).toThrow(UnreadableToken);
  });

  test("S-ENC-3: does not open when any one bit of it was changed", () => {
    const [version, keyId, ...parts] = seal(token, place, ring).split(".");
    let tried = 0;
    for (const [index, part] of parts.entries()) {
      const bytes = Buffer.from(part, "base64url");
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const forged = parts.with(index, changed.toString("base64url"));
        expect(() => open([version, keyId, ...forged].join("."), place, ring)).toThrow(
          UnreadableToken,
        );
        tried += 1;
      }
    }
    expect(tried).toBe((12 + token.length + 16) * 8);
  });

  test.each([4, 8, 12, 15])(
    "S-ENC-3: does not open with a tag cut to %i bytes, which Node alone would accept",
    (length) => {
      const [version, keyId, iv, ciphertext, tag = ""] = seal(token, place, ring).split(".");
      const cut = Buffer.from(tag, "base64url").subarray(0, length).toString("base64url");

      expect(() => open([version, keyId, iv, ciphertext, cut].join("."), place, ring)).toThrow(
        UnreadableToken,
      );
    },
  );

  test.each(["", "v1", "v2.k2.a.b.c", "v1.k2.a.b", "v1.k2.a.b.c.d", "v1..a.b.c", "\0", token])(
    "%j is none",
    (text) => {
      expect(() => open(text, place, ring)).toThrow(UnreadableToken);
    },
  );

  test("opens under an older key of the ring, and under no ring without it", () => {
    const sealed = seal(token, place, ring);
    const [newest, oldest] = [...ring];
    if (!newest || !oldest) throw new Error("The ring has two keys.");

    expect(open(sealed, place, new Map([oldest, newest]))).toBe(token);
    expect(() => open(sealed, place, new Map([oldest]))).toThrow(/"k2" is not in TOKEN_KEYS/);
  });

  test("S-ENC-4: never looks the same twice", () => {
    const many = Array.from({ length: 10_000 }, () => seal(token, place, ring));

    expect(new Set(many.map((sealed) => sealed.split(".")[2])).size).toBe(10_000);
  });

  test("says what is wrong without showing the token or a key", () => {
    const sealed = seal(token, place, ring);
    const message = catchMessage(() => open(sealed, { ...place, rowId: "itm_2" }, ring));

    expect(message).toContain("Item.accessToken of itm_2");
    expect(message).not.toContain(token);
    expect(message).not.toContain(sealed);
  });
});

describe("a key ring", () => {
  const key = Buffer.alloc(32, 1).toString("base64");

  test.each([
    { text: "", says: "entry 1 is not of the form id:base64" },
    { text: key, says: "entry 1 is not of the form id:base64" },
    { text: `a:${key},b`, says: "entry 2 is not of the form id:base64" },
    { text: `a:${Buffer.alloc(31).toString("base64")}`, says: 'key "a" has 31 bytes, not 32' },
    { text: `a:${key},a:${key}`, says: 'key id "a" is used twice' },
  ])("S-ENC-5: of $text is refused: $says", ({ text, says }) => {
    const message = catchMessage(() => parseKeyring(text));

    expect(message).toBe(says);
    expect(message).not.toContain(key);
  });
});

function catchMessage(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : "";
  }
  throw new Error("Nothing was thrown.");
}
