import "server-only";
import { systemCheckSeals } from "@/lib/data/sealed-columns";
import { env } from "@/lib/env";
import { type Check, ok, problem } from "../check";

/** Whether the key ring opens what is stored, and how much of it each key has sealed. Shows ids, no keys. */
export const encryptionKeys: Check = {
  id: "encryption-keys",
  group: "Settings",
  title: "Encryption keys",
  async examine() {
    const [newest = "", ...older] = env().TOKEN_KEYS.keys();
    const seals = await systemCheckSeals();
    const unreadable = seals.filter(({ isKnown }) => !isKnown);
    const sealedBy = new Map(seals.map(({ keyId, rows }) => [keyId, rows]));
    const facts = [
      { label: "Newest key", value: `${newest}, ${stored(sealedBy.get(newest))}` },
      ...older.map((id) => ({ label: "Older key", value: `${id}, ${stored(sealedBy.get(id))}` })),
    ];
    if (unreadable.length > 0) {
      return problem(
        "TOKEN_KEYS does not open all that is stored.",
        "Put the missing keys back at the end of TOKEN_KEYS, each under the id it had. Banks whose access tokens they sealed would have to be linked again.",
        [
          ...unreadable.map(({ keyId, rows }) => ({
            label: "Missing or another one",
            value: `${keyId}, ${stored(rows)}`,
          })),
          ...facts,
        ],
      );
    }
    const others = older.length === 0 ? "There is one key" : `There are ${older.length + 1} keys`;
    return ok(`${others}, and each that sealed something opens it.`, facts);
  },
};

const stored = (values = 0) => `which sealed ${values} stored ${values === 1 ? "value" : "values"}`;
