import { db } from "@/lib/db/client";
import { plaid as sdk } from "@/lib/plaid/client";
import { letJobTimePass, runDueJobs } from "./jobs";
import { linkedItem } from "./linked-item";
import type { startSigningPlaid } from "./signing-plaid";
import { postWebhook } from "./webhooks";

type Plaid = Awaited<ReturnType<typeof startSigningPlaid>>;
type Linked = Awaited<ReturnType<typeof linkedItem>>;
type Said = { body: string; secondsAgo: number };

const KINDS = 10;
const AT_ONCE = 50;
const ROUND = 250;
/** Signatures are good for five minutes; what is left is for the test to run. */
const SECONDS = 120;

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Three Items: one that works, one that wants its owner to sign in, one whose access will be withdrawn. */
export async function itemsToTellOf(plaid: Plaid): Promise<Linked[]> {
  const choice = { accounts: ["Plaid Checking", "Plaid Saving", "Plaid CD"] };
  const items: Linked[] = [];
  for (const _ of ["works", "wants", "withdrawn"]) items.push(await linkedItem(plaid, choice));
  await items[1]?.asPlaid((access_token) => sdk().sandboxItemResetLogin({ access_token }));
  for (const { viewer, itemId, accounts } of items) {
    const data = (await accounts()).map(({ id }) => ({
      id: id.replace("acc", "prt"),
      userId: viewer.id,
      itemId,
      accountId: id,
      processor: "dwolla",
      token: "sealed",
      lastFour: "0000",
      // Before all that is said of it: no token ends before it was made.
      createdAt: new Date(Date.now() - 3_600_000),
    }));
    await db().processorToken.createMany({ data });
  }
  return items;
}

/** So many different webhooks on the Items, of every kind that says something of one, signed over two minutes. */
export async function webhooksOn(items: Linked[], count: number): Promise<Said[]> {
  const pick = random(7);
  const accounts = await Promise.all(items.map((item) => item.accounts()));
  return Array.from({ length: count }, (_, number) => {
    // Every kind is said of every Item.
    const which = Math.floor(number / KINDS) % items.length;
    const account_id = accounts[which]?.[pick(3)]?.plaidAccountId;
    const kinds: { webhook_code: string; webhook_type?: string; [field: string]: unknown }[] = [
      { webhook_code: "ERROR", error: { error_code: "ITEM_LOCKED" } },
      { webhook_code: "LOGIN_REPAIRED" },
      { webhook_code: "NEW_ACCOUNTS_AVAILABLE", error: null },
      {
        webhook_code: "PENDING_DISCONNECT",
        reason: "INSTITUTION_MIGRATION",
        disconnect_time: new Date(Date.UTC(2031, 0, 1 + pick(300))).toISOString(),
      },
      { webhook_code: "PENDING_EXPIRATION", consent_expiration_time: "2031-01-01T00:00:00Z" },
      { webhook_code: "WEBHOOK_UPDATE_ACKNOWLEDGED", new_webhook_url: "http://127.0.0.1:9/" },
      { webhook_type: "AUTH", webhook_code: "AUTOMATICALLY_VERIFIED", account_id },
      { webhook_type: "HOLDINGS", webhook_code: "DEFAULT_UPDATE" },
      { webhook_code: "BRAND_NEW" },
      which === 2
        ? { webhook_code: "USER_PERMISSION_REVOKED" }
        : { webhook_code: "USER_ACCOUNT_REVOKED", account_id },
    ];
    const item_id = items[which]?.plaidItemId;
    const kind = kinds[number % KINDS];
    const body = { webhook_type: "ITEM", ...kind, item_id, number, environment: "sandbox" };
    return { body: JSON.stringify(body, null, 2), secondsAgo: pick(SECONDS) };
  });
}

/**
 * Delivers the webhooks in the order of a seed, a third of them once more and some of those at the
 * same time, has each round worked on by the job queue, and answers what there is in the end.
 */
export async function stateAfter(
  plaid: Plaid,
  items: Linked[],
  said: Said[],
  { seed, duplicates }: { seed: number; duplicates: number },
): Promise<string> {
  await forget(items);
  const base = Math.floor(Date.now() / 1000);
  const signed = await Promise.all(
    said.map(async ({ body, secondsAgo }) => ({
      body,
      headers: {
        "plaid-verification": await plaid.sign(body, { claims: { iat: base - secondsAgo } }),
      },
    })),
  );
  const pick = random(seed);
  const again = Array.from({ length: duplicates }, () => signed[pick(signed.length)]);
  const order = shuffled([...signed, ...again], pick).filter((one) => one !== undefined);
  for (let from = 0; from < order.length; from += AT_ONCE) {
    const answers = await Promise.all(
      order.slice(from, from + AT_ONCE).map(({ body, headers }) => postWebhook(body, headers)),
    );
    if (answers.some(({ status }) => status !== 200)) throw new Error("A webhook was refused.");
    if ((from + AT_ONCE) % ROUND === 0) await runDueJobs();
  }
  await runDueJobs();
  // A machine that is busy has attempts fail, as it would elsewhere; they are made again.
  while ((await db().webhookEvent.count({ where: { state: "RECEIVED" } })) > 0) {
    await letJobTimePass(15 * 60);
    await runDueJobs();
  }
  return state(items, base);
}

/** Brings the Items back to how they were linked, and forgets every webhook. */
async function forget(items: Linked[]) {
  const itemId = { in: items.map((item) => item.itemId) };
  const none = { disconnectsAt: null, disconnectsToldAt: null, newAccountsAt: null };
  await db().webhookEvent.deleteMany();
  await db().item.updateMany({
    where: { id: itemId },
    data: { state: "LINKED", errorCode: null, errorMessage: null, repairedAt: null, ...none },
  });
  await db().account.updateMany({ where: { itemId }, data: { closedAt: null, revokedAt: null } });
  const given = { revokedAt: null, token: "sealed", ...unnamed };
  await db().processorToken.updateMany({ where: { itemId }, data: given });
}

/** What tells when Plaid was asked, and not what a webhook led to. */
const asked = {
  refreshedAt: true,
  readDueAt: true,
  syncCursor: true,
  transactionsSyncedAt: true,
  transactionsTriedAt: true,
  transactionsStatus: true,
  transactionsStatusAt: true,
} as const;

const unnamed = { institutionName: null, accountName: null, accountMask: null };

/** All that webhooks change, with times counted from `base`, but for when Plaid was asked. */
async function state(items: Linked[], base: number): Promise<string> {
  const where = { itemId: { in: items.map((item) => item.itemId) } };
  const orderBy = { id: "asc" } as const;
  const rows = {
    items: await db().item.findMany({
      where: { id: where.itemId },
      orderBy,
      omit: asked,
    }),
    accounts: await db().account.findMany({ where, orderBy, omit: { balancesAt: true } }),
    tokens: await db().processorToken.findMany({ where, orderBy }),
    webhooks: await db().webhookEvent.groupBy({
      by: ["type", "code", "state"],
      _count: true,
      orderBy: [{ type: "asc" }, { code: "asc" }],
    }),
  };
  const sinceBase = (key: string, value: unknown) =>
    /^(disconnectsTold|repaired|newAccounts|closed|revoked)At$/.test(key) && value
      ? Math.floor(Date.parse(String(value)) / 1000) - base
      : value;
  return JSON.stringify(rows, sinceBase, 1);
}

function shuffled<Each>(all: Each[], pick: (below: number) => number): Each[] {
  const order = [...all];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = pick(last + 1);
    [order[last], order[other]] = [order[other] as Each, order[last] as Each];
  }
  return order;
}
