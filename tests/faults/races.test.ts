import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { userOfHostedLink } from "@/tests/support/link";
import { built } from "../scripts/built";
import { type App, complete, refresh, startApp } from "./app-process";

const EXCHANGE = "/item/public_token/exchange";
const SESSIONS = 200;
const AT_ONCE = 10;

/** How far ahead the webhook is of the browser: by so much, or by so much that it has its claim. */
const WEBHOOK_LEADS = [0, 40, 120, "claimed"] as const;
/** How far ahead the browser's first request is of its second. */
const FIRST_LEADS_MS = [0, 15, 40];

beforeAll(built, 400_000);

test(`S-LINK-2, R-7, R-14: of ${SESSIONS} sessions whose browser, webhook and poll reach two processes at once, each makes one exchange and one Item`, async () => {
  const second = await startApp();
  const first = await startApp();
  env().PLAID_WEBHOOK_URL = second.url + routes.api.plaidWebhooks();
  await emulator.set({ transactionsDelayMs: 86_400_000 });
  await emulator.fail({ path: EXCHANGE, delayMs: 25, times: 100_000 });

  const ends: Awaited<ReturnType<typeof race>>[] = [];
  let exchanges = 0;
  while (ends.length < SESSIONS) {
    const mark = await emulator.mark();
    const users = await Promise.all(Array.from({ length: AT_ONCE }, userOfHostedLink));
    await postponePolls();
    ends.push(
      ...(await Promise.all(users.map((user, i) => race(user, ends.length + i, first, second)))),
    );
    exchanges += (await emulator.callsSince(mark, EXCHANGE)).length;
  }
  const mark = await emulator.mark();
  await untilWebhooksAreDone();
  exchanges += (await emulator.callsSince(mark, EXCHANGE)).length;

  const failed = ends.filter(({ statuses }) => statuses.some((status) => status !== 200));
  expect(failed).toEqual([]);
  for (const { sessionId, told } of ends) {
    const {
      state,
      items,
      exchanges: claims,
    } = await db().linkSession.findUniqueOrThrow({
      where: { id: sessionId },
      select: { state: true, items: { select: { id: true } }, exchanges: true },
    });
    expect(state).toBe("COMPLETED");
    expect(items).toHaveLength(1);
    expect(claims).toEqual([expect.objectContaining({ state: "EXCHANGED" })]);
    expect(new Set(told)).toEqual(new Set([items[0]?.id]));
  }
  expect(exchanges).toBe(SESSIONS);
  expect(await db().item.count()).toBe(SESSIONS);
  expect(await emulator.itemIds()).toHaveLength(SESSIONS);
  // Had the same one won every time, there would have been no race.
  const winners = await db().publicTokenExchange.groupBy({ by: ["via"] });
  expect(winners.map(({ via }) => via).sort()).toEqual(["BROWSER", "POLL", "WEBHOOK"]);
});

type User = Awaited<ReturnType<typeof userOfHostedLink>>;

/** Goes through Link, which sends the webhooks to the second process, and asks as a browser does. */
async function race(user: User, i: number, first: App, second: App) {
  const publicToken = await emulator.completeLink(user.linkToken);
  const lead = WEBHOOK_LEADS[i % WEBHOOK_LEADS.length];
  if (lead === "claimed") await untilClaimed(user.sessionId);
  else await sleep(lead);

  const actors = [
    () => complete(first, { ...user, publicToken }),
    () => refresh(i % 8 < 4 ? first : second, user),
  ];
  if (i % 3 === 1) actors.reverse();
  const leadMs = FIRST_LEADS_MS[(i % 7) % FIRST_LEADS_MS.length];
  const answers = await Promise.all(
    actors.map(async (act, place) => {
      if (place > 0) await sleep(leadMs);
      return act();
    }),
  );
  return {
    sessionId: user.sessionId,
    statuses: answers.map((answer) => answer?.status),
    told: answers.flatMap((answer) => itemsIn(answer?.body).map(({ id }) => id)),
  };
}

/** The job that asks for a session by itself comes after ten seconds, which would decide a slow race. */
const postponePolls = () => db().$executeRaw`
  UPDATE pgboss.job SET "start_after" = now() + interval '1 hour'
  WHERE name = 'session.poll' AND state = 'created'`;

async function untilClaimed(linkSessionId: string) {
  const claims = () => db().publicTokenExchange.count({ where: { linkSessionId } });
  await vi.waitFor(async () => expect(await claims()).toBe(1), { timeout: 60_000, interval: 10 });
}

/** Both answers name Items: the one by itself, the other in the session. */
function itemsIn(body: unknown): { id: string }[] {
  const { items, session } = body as {
    items?: { id: string }[];
    session?: { items: { id: string }[] };
  };
  return items ?? session?.items ?? [];
}

async function untilWebhooksAreDone() {
  await emulator.settleWebhooks();
  const waiting = () => db().webhookEvent.count({ where: { state: "RECEIVED" } });
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 60_000, interval: 200 });
  const finished = { code: "SESSION_FINISHED", state: "PROCESSED" } as const;
  expect(await db().webhookEvent.count({ where: finished })).toBe(SESSIONS);
}
