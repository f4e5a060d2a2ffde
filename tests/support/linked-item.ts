import { expect } from "vitest";
import { db } from "@/lib/db/client";
import { withAccessToken } from "@/lib/items/access-token";
import { emulator } from "./emulator";
import { runDueJobs } from "./jobs";
import { completeLink, startLink } from "./link";
import type { startSigningPlaid } from "./signing-plaid";
import { signedInUser } from "./users";
import { lastWebhook, send } from "./webhooks";

type Plaid = Awaited<ReturnType<typeof startSigningPlaid>>;

/** What is chosen in Link: the bank, and its accounts by name. */
type Choice = { institutionId?: string; accounts?: string[] };

/** A new user's linked bank, with all that tests of webhooks ask of it. */
export async function linkedItem(plaid: Plaid, choice: Choice = {}) {
  const user = await userWithBank(choice);
  const where = { id: user.itemId };
  const row = () => db().item.findUniqueOrThrow({ where });
  const { plaidItemId } = await row();
  return {
    ...user,
    plaidItemId,
    row,
    /** Its accounts, in order. */
    accounts: () =>
      db().account.findMany({ where: { itemId: user.itemId }, orderBy: { position: "asc" } }),
    /** Does something at Plaid with its access token. */
    asPlaid: (call: (access_token: string) => Promise<unknown>) =>
      withAccessToken(user.viewer, user.itemId, call),
    /** Has Plaid send a webhook on it, and everything that follows done. */
    async hears(kind: string, more: object = {}) {
      const [webhook_type = "", webhook_code = ""] = kind.split(" ");
      const webhook = { webhook_type, webhook_code, item_id: plaidItemId, ...more };
      expect(await send(plaid, webhook)).toBe(200);
      await runDueJobs();
      return lastWebhook();
    },
  };
}

async function userWithBank(choice: Choice) {
  const user = await signedInUser();
  const { session, linkToken } = await startLink(user.cookie);
  const publicToken = await emulator.completeLink(linkToken, choice);
  const { body } = await completeLink(user.cookie, session.id, [publicToken]);
  await runDueJobs();
  return { ...user, sessionId: session.id, itemId: String(body.items[0].id) };
}
