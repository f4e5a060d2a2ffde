/** Encryption keys by id, newest first. The first seals; all of them open. */
export type Keyring = ReadonlyMap<string, Buffer>;

const KEY_BYTES = 32;

/**
 * Parses `id:base64` pairs separated by commas, newest first, each key 32 random bytes.
 *
 * @throws Error that names the pair at fault by its place and id, and never shows key material.
 */
export function parseKeyring(text: string): Keyring {
  const keyring = new Map<string, Buffer>();
  for (const [index, pair] of text.split(",").entries()) {
    const [, id, encoded] = /^\s*([\w-]{1,32}):([A-Za-z0-9+/_=-]+)\s*$/.exec(pair) ?? [];
    if (!id || !encoded) {
      throw new Error(`entry ${index + 1} is not of the form id:base64`);
    }
    const key = Buffer.from(encoded, "base64");
    if (key.length !== KEY_BYTES) {
      throw new Error(`key "${id}" has ${key.length} bytes, not ${KEY_BYTES}`);
    }
    if (keyring.has(id)) throw new Error(`key id "${id}" is used twice`);
    keyring.set(id, key);
  }
  return keyring;
}
