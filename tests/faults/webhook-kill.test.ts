import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { clearJobs } from "@/tests/support/jobs";
import { userBackFromLink } from "@/tests/support/link";
import { linkedItem } from "@/tests/support/linked-item";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { built } from "../scripts/built";
import { type App, killApp, startApp } from "./app-process";
import { letClaimsAge } from "./outcome";

const WEBHOOKS = 500;
const SESSIONS = 20;
const AT_ONCE = 25;
/** A process is killed once so many have been answered. */
const KILLS = [40, 150, 260, 370];

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());
beforeAll(built, 400_000);
beforeEach(() => clearJobs());

test(`R-3: kill -9 at ${KILLS.length} moments of ${WEBHOOKS} webhooks loses none and does none twice`, async () => {
  await emulator.set({ publicTokenExchange: "idempotent", transactionsDelayMs: 86_400_000 });
  const items = await Promise.all(
    [1, 2, 3, 4].map(() => linkedItem(plaid, { accounts: ["0000"] })),
  );
  const users = await Promise.all(Array.from({ length: SESSIONS }, userBackFromLink));
  const linkedBefore = (await emulator.itemIds()).length;
  const bodies = Array.from({ length: WEBHOOKS }, (_, number) => {
    const user = users[number % (WEBHOOKS / SESSIONS) === 0 ? number / (WEBHOOKS / SESSIONS) : -1];
    const item = items[number % items.length];
    const about = user
      ? {
          webhook_type: "LINK",
          webhook_code: "SESSION_FINISHED",
          link_token: user.linkToken,
          public_tokens: [user.publicToken],
        }
      : {
          webhook_type: "ITEM",
          webhook_code: ["ERROR", "NEW_ACCOUNTS_AVAILABLE", "LOGIN_REPAIRED"][number % 3],
          item_id: item?.plaidItemId,
        };
    return JSON.stringify({ ...about, number, environment: "sandbox" }, null, 2);
  });

  const kills = await deliver(bodies);
  expect(kills).toBe(KILLS.length);
  const app = await startApp({ PLAID_BASE_URL: plaid.url });
  await letClaimsAge();
  const waiting = () => db().webhookEvent.count({ where: { state: "RECEIVED" } });
  await vi.waitFor(async () => expect(await waiting()).toBe(0), {
    timeout: 200_000,
    interval: 500,
  });

  const stored = await db().webhookEvent.groupBy({ by: ["state", "attempts"], _count: true });
  expect(stored).toEqual([{ state: "PROCESSED", attempts: 1, _count: WEBHOOKS }]);
  for (const { viewer, sessionId } of users) {
    const where = { userId: viewer.id };
    expect(await db().item.count({ where })).toBe(1);
    expect(await db().publicTokenExchange.findMany({ where })).toMatchObject([
      { linkSessionId: sessionId, state: "EXCHANGED" },
    ]);
  }
  expect(await emulator.itemIds()).toHaveLength(linkedBefore);
  for (const { row, accounts } of items) {
    expect(await row()).toMatchObject({ state: "HEALTHY", newAccountsAt: expect.any(Date) });
    expect(await accounts()).toHaveLength(1);
  }
  await killApp(app);
}, 600_000);

type Waiting = { body: string; verification?: string };

/**
 * Delivers webhooks as Plaid does: what is not answered 200 is sent again, with the same signature.
 * Answers how many processes were killed meanwhile.
 */
async function deliver(bodies: string[]): Promise<number> {
  let waiting: Waiting[] = bodies.map((body) => ({ body }));
  let answered = 0;
  let kills = 0;
  while (waiting.length > 0) {
    const app = await startApp({ PLAID_BASE_URL: plaid.url });
    const unanswered: Waiting[] = [];
    let killed: Promise<void> | null = null;
    const sendInTurn = async () => {
      for (let webhook = waiting.shift(); webhook; webhook = waiting.shift()) {
        webhook.verification ??= await plaid.sign(webhook.body);
        if (!killed && (await send(app, webhook)) === 200) answered += 1;
        else unanswered.push(webhook);
        const killAt = KILLS[kills];
        if (killed || killAt === undefined || answered < killAt) continue;
        kills += 1;
        killed = killApp(app);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendInTurn));
    await (killed ?? killApp(app));
    waiting = unanswered;
  }
  return kills;
}

const send = (app: App, { body, verification = "" }: Waiting): Promise<number | null> =>
  fetch(app.url + routes.api.plaidWebhooks(), {
    method: "POST",
    headers: { "content-type": "application/json", "plaid-verification": verification },
    body,
  }).then(
    ({ status }) => status,
    () => null,
  );
