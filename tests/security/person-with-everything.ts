import { randomUUID } from "node:crypto";
import { hashPassword } from "@/lib/auth/password";
import { newId } from "@/lib/data/new-id";
import { systemFindSession, systemStartSession } from "@/lib/data/sessions";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { runDueJobs } from "@/tests/support/jobs";
import { completeLink, startHosted, startLink } from "@/tests/support/link";
import { userWithToken } from "@/tests/support/processors";

import type { Rule } from "./policy";

const PASSWORD = "a password that is long enough";

export type Owned = Awaited<ReturnType<typeof personWithEverything>>;

/** A new person who has one of everything that an address or a body can name. `appUrl` takes Plaid's webhooks. */
export async function personWithEverything(appUrl: string) {
  const user = await userWithToken({ grants: true });
  const { cookie, itemId } = user;
  const passwordHash = await hashPassword(PASSWORD);
  await db().user.update({ where: { id: user.viewer.id }, data: { passwordHash } });

  const again = await startLink(cookie);
  const sameBank = await emulator.completeLink(again.linkToken);
  await completeLink(cookie, again.session.id, [sameBank]);
  const duplicate = await db().publicTokenExchange.findFirstOrThrow({
    where: { linkSessionId: again.session.id },
  });

  const { plaidItemId } = await db().item.findUniqueOrThrow({ where: { id: itemId } });
  await emulator.sendWebhook(appUrl + routes.api.plaidWebhooks(), {
    webhook_type: "ITEM",
    webhook_code: "NEW_ACCOUNTS_AVAILABLE",
    item_id: plaidItemId,
  });
  await runDueJobs();
  const event = await db().webhookEvent.findFirstOrThrow({ where: { plaidItemId } });

  const otherBrowser = await systemFindSession(await systemStartSession(user.viewer.id, "another"));
  const hosted = await startHosted(cookie);
  const open = await startLink(cookie);
  const publicToken = await emulator.completeLink(open.linkToken, { institutionId: "ins_109509" });
  return {
    ...user,
    openSessionId: open.session.id,
    hostedSessionId: hosted.session.id,
    otherBrowserId: otherBrowser?.sessionId ?? "",
    publicToken,
    exchangeId: duplicate.id,
    eventId: event.id,
    password: PASSWORD,
    passwordHash,
    freshEmail: `${randomUUID()}@example.com`,
    oauthStateId: randomUUID(),
    press: randomUUID(),
  };
}

const IDS = {
  itemId: "item",
  accountId: "account",
  tokenId: "processorToken",
  openSessionId: "linkSession",
  hostedSessionId: "linkSession",
  otherBrowserId: "session",
  exchangeId: "publicTokenExchange",
  eventId: "webhookEvent",
} as const satisfies Partial<Record<keyof Owned, Parameters<typeof newId>[0]>>;

/** The same, where every id is of nothing that there is. */
export function withoutAnything(own: Owned): Owned {
  const fresh = Object.entries(IDS).map(([name, of]) => [name, newId(of)]);
  return { ...own, ...Object.fromEntries(fresh) };
}

/** Whether the request of a rule names something of a person's. */
export function namesSomething({ valid }: Rule): boolean {
  const nobody = { password: "" } as Owned;
  return JSON.stringify(valid(withoutAnything(nobody))) !== JSON.stringify(valid(nobody));
}
