import { createEmulator } from "@/emulator/emulator";
import { memoryStore } from "@/emulator/state/memory-store";
import type { Webhook } from "@/emulator/webhooks/announce";
import { apiClient } from "./api-client";

const everything = ["auth", "identity", "transactions", "investments", "liabilities"];

/** Whom to link, where, and for what. */
type Linking = {
  institution?: string;
  username?: string;
  password?: string;
  products?: string[];
  daysRequested?: number;
  webhook?: string;
};

/** A fresh emulator whose transactions are ready at once unless said otherwise, with what it announced. */
export function moneyEmulator({ transactionsDelayMs = 0 } = {}) {
  const store = memoryStore();
  const emulator = createEmulator({
    store,
    clock: { now: () => Date.parse("2026-03-01T12:00:00Z") },
  });
  emulator.control.changeSettings({ transactionsDelayMs });
  const client = apiClient(emulator);

  return {
    emulator,
    ...client,
    /** The webhooks so far, as `TYPE CODE` or whole. */
    webhooks: () => [...store.collection<Webhook>("webhooks").values()],
    webhookCodes: () =>
      [...store.collection<Webhook>("webhooks").values()].map(({ body }) => body.webhook_code),
    /** An Item that was made without Link; answers its access token. */
    async link({
      institution = "ins_109508",
      username = "user_good",
      password = "pass_good",
      products = everything,
      daysRequested = 90,
      webhook,
    }: Linking = {}): Promise<string> {
      const { body } = await client.call("/sandbox/public_token/create", {
        institution_id: institution,
        initial_products: products,
        options: {
          override_username: username,
          override_password: password,
          transactions: { days_requested: daysRequested },
          webhook,
        },
      });
      const { public_token } = body;
      return (await client.call("/item/public_token/exchange", { public_token })).body.access_token;
    },
    /** Every page from a cursor on, as one. */
    async syncAll(access_token: string, cursor = "", count = 500) {
      const all = { added: [], modified: [], removed: [], pages: 0, cursor } as {
        // biome-ignore lint/suspicious/noExplicitAny: tests read answers as they come off the wire.
        [list in "added" | "modified" | "removed"]: any[];
      } & { pages: number; cursor: string };
      for (let hasMore = true; hasMore; ) {
        const { body } = await client.call("/transactions/sync", {
          access_token,
          cursor: all.cursor,
          count,
        });
        for (const list of ["added", "modified", "removed"] as const) all[list].push(...body[list]);
        all.pages += 1;
        all.cursor = body.next_cursor;
        hasMore = body.has_more;
      }
      return all;
    },
  };
}
