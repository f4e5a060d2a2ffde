import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST as readBalances } from "@/app/api/items/[itemId]/balances/route";
import { POST as readIdentity } from "@/app/api/items/[itemId]/identity/route";
import { POST as readNumbers } from "@/app/api/items/[itemId]/numbers/route";
import { POST as rotate } from "@/app/api/items/[itemId]/rotate/route";
import { POST as sync } from "@/app/api/items/[itemId]/sync/route";
import { GET as listItems } from "@/app/api/items/route";
import { POST as startLayer } from "@/app/api/link/session-tokens/route";
import { POST as startSession } from "@/app/api/link/tokens/route";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { withAccessToken } from "@/lib/items/access-token";
import { type Failure, failures, startAilingPlaid } from "@/tests/support/ailing-plaid";
import { runDueJobs } from "@/tests/support/jobs";
import { completeLink, refreshLink, userBackFromLink } from "@/tests/support/link";
import { createToken } from "@/tests/support/processors";
import { answerOf, get, params, post } from "@/tests/support/requests";

const HANGS: Failure[] = ["never answers", "answers a space a second"];
const NOT_LONGER_MS = 12_000;
/** For all of them at once on a busy machine. Two attempts that hang for as long as one may would take twenty. */
const GRACE_MS = 6_000;

type People = Awaited<ReturnType<typeof people>>;
type Operation = {
  path: string;
  /** How often the call may be made. */
  attempts: number;
  /** What stands in the body of this person's calls only. */
  mark: (people: People) => string;
  send: (people: People) => Promise<{ status: number; headers: Headers; body: { code?: string } }>;
  /** Fails with this code where Plaid may have done what it was asked. */
  uncertain?: string;
  /** The bank is asked while one waits, for which Plaid allows itself half a minute. */
  mayHang?: boolean;
};

const ofItem =
  (handler: typeof sync) =>
  ({ holder: { cookie, itemId } }: People) =>
    answerOf(handler(post("/", {}, { cookie }), params({ itemId })));
const ofAccessToken = ({ holder }: People) => holder.accessToken;

const operations: Record<string, Operation> = {
  "opening Link": {
    path: "/link/token/create",
    attempts: 3,
    mark: ({ linker }) => linker.viewer.id,
    send: ({ linker: { cookie } }) =>
      answerOf(startSession(post("/", { mode: "standard" }, { cookie }), params({}))),
  },
  "opening Layer": {
    path: "/session/token/create",
    attempts: 3,
    mark: ({ linker }) => linker.viewer.id,
    send: ({ linker: { cookie } }) => answerOf(startLayer(post("/", {}, { cookie }), params({}))),
  },
  "asking how a session stands": {
    path: "/link/token/get",
    attempts: 3,
    mark: ({ linker }) => linker.linkToken,
    send: ({ linker }) => refreshLink(linker.cookie, linker.sessionId),
  },
  "exchanging a public token": {
    path: "/item/public_token/exchange",
    attempts: 2,
    mark: ({ exchanger }) => exchanger.publicToken,
    send: ({ exchanger: { cookie, sessionId, publicToken } }) =>
      completeLink(cookie, sessionId, [publicToken]),
    uncertain: "link_uncertain",
  },
  "refreshing a bank": { path: "/item/get", attempts: 3, mark: ofAccessToken, send: ofItem(sync) },
  "reading balances": {
    path: "/accounts/balance/get",
    attempts: 1,
    mark: ofAccessToken,
    send: ofItem(readBalances),
    mayHang: true,
  },
  "reading account numbers": {
    path: "/auth/get",
    attempts: 2,
    mark: ofAccessToken,
    send: ofItem(readNumbers),
  },
  "reading owners": {
    path: "/identity/get",
    attempts: 2,
    mark: ofAccessToken,
    send: ofItem(readIdentity),
  },
  "replacing an access token": {
    path: "/item/access_token/invalidate",
    attempts: 1,
    mark: ofAccessToken,
    send: ofItem(rotate),
  },
  "making a processor token": {
    path: "/processor/token/create",
    attempts: 1,
    mark: ofAccessToken,
    send: ({ holder: { cookie, accountId } }) => createToken(cookie, accountId),
  },
};

const cells = Object.entries(operations).flatMap(([name, operation]) =>
  (Object.keys(failures) as Failure[])
    .filter((failure) => !operation.mayHang || !HANGS.includes(failure))
    .map((failure) => ({ name, failure, operation })),
);

type Outcome = {
  status: number;
  code: string | undefined;
  waits: string | null;
  tookMs: number;
  calls: () => number;
};

const plaid = await startAilingPlaid();
afterAll(() => plaid.close());

const all = new Map<Failure, People>();
const before = new Map<Failure, string>();
const outcomes = new Map<string, Outcome>();
let meanwhile = { status: 0, tookMs: 0, accounts: 0 };

// Every operation meets every failure at once: it takes as long as the longest of them.
beforeAll(async () => {
  env().PLAID_LAYER_TEMPLATE_ID = "template_emulator";
  for (const failure of Object.keys(failures) as Failure[]) all.set(failure, await people());
  await runDueJobs();
  for (const [failure, { holder }] of all) {
    // As it is for whoever has read account numbers before: making a processor token need not ask for them.
    const where = { id: holder.itemId };
    await db().item.update({ where, data: { products: ["transactions", "auth"] } });
    const account = { itemId: holder.itemId, subtype: "checking" };
    holder.accountId = (await db().account.findFirstOrThrow({ where: account })).id;
    before.set(failure, await stored(failure));
  }

  await Promise.all([...cells.map(meet), readMeanwhile()]);
});

describe.each(Object.keys(operations))("R-1: %s, where Plaid", (name) => {
  test.each(cells.filter((cell) => cell.name === name))(
    "R-1: $failure, is told so within twelve seconds, after as many calls as may be made",
    ({ failure, operation }) => {
      const outcome = outcomes.get(`${name} ${failure}`);

      expect(outcome).toMatchObject(expectedOf(operation, failure));
      expect(outcome?.tookMs).toBeLessThan(NOT_LONGER_MS + GRACE_MS);
      expect(callsOf(operation, failure)).toContain(outcome?.calls());
    },
  );
});

test.each(Object.keys(failures) as Failure[])(
  "R-1: nothing is stored of anything where Plaid %s",
  async (failure) => {
    expect(await stored(failure)).toBe(before.get(failure));
  },
);

test("R-1: while Plaid hangs, what is stored is shown at once", () => {
  expect(meanwhile).toMatchObject({ status: 200, accounts: 12 });
  expect(meanwhile.tookMs).toBeLessThan(1_000);
});

/** Somebody in Link, somebody back from it, and somebody with a bank. */
async function people() {
  const [linker, exchanger, linked] = await Promise.all([
    userBackFromLink(),
    userBackFromLink(),
    userBackFromLink(),
  ]);
  const { viewer, cookie, sessionId, publicToken } = linked;
  const { body } = await completeLink(cookie, sessionId, [publicToken]);
  const itemId = String(body.items[0].id);
  const accessToken = await withAccessToken(viewer, itemId, async (token) => token);
  return { linker, exchanger, holder: { viewer, cookie, itemId, accessToken, accountId: "" } };
}

function peopleOf(failure: Failure): People {
  const found = all.get(failure);
  if (!found) throw new Error(`Nobody meets "${failure}".`);
  return found;
}

async function meet({ name, failure, operation }: (typeof cells)[number]) {
  const who = peopleOf(failure);
  const calls = plaid.ail({ path: operation.path, mark: operation.mark(who), failure });
  const sentAt = Date.now();
  const { status, headers, body } = await operation.send(who);
  const tookMs = Date.now() - sentAt;
  const waits = headers.get("retry-after");
  outcomes.set(`${name} ${failure}`, { status, code: body.code, waits, tookMs, calls });
}

/** The page of whoever waits for Plaid, once the calls that fail at once are through. */
async function readMeanwhile() {
  await sleep(6_000);
  const { cookie } = peopleOf("never answers").holder;
  const sentAt = Date.now();
  const { status, body } = await answerOf(listItems(get("/", { cookie }), params({})));
  meanwhile = { status, tookMs: Date.now() - sentAt, accounts: body.items[0].accounts.length };
}

function expectedOf({ uncertain }: Operation, failure: Failure) {
  if (failure === "asks for a pause") return { status: 429, code: "rate_limited", waits: "7" };
  if (failure === "asks to slow down") return { status: 429, code: "rate_limited", waits: "60" };
  if (uncertain) return { status: 502, code: uncertain };
  return HANGS.includes(failure)
    ? { status: 504, code: "plaid_timeout", waits: "5" }
    : { status: 502, code: "plaid_unavailable", waits: "5" };
}

/**
 * How many calls there may be. One that hangs leaves time for a second attempt at most, and on a busy
 * machine for none; a pause that is asked for is the caller's to make.
 */
function callsOf({ attempts, uncertain }: Operation, failure: Failure): number[] {
  if (failure === "asks for a pause") return [1];
  if (failure === "asks to slow down") return [uncertain ? 1 : attempts];
  return HANGS.includes(failure) ? [1, Math.min(attempts, 2)] : [attempts];
}

/** All that these people have. That a token is being replaced, or an exchange was tried, is noted. */
async function stored(failure: Failure): Promise<string> {
  const { linker, exchanger, holder } = peopleOf(failure);
  const userId = { in: [linker.viewer.id, exchanger.viewer.id, holder.viewer.id] };
  const rows = await Promise.all([
    db().linkSession.findMany({ where: { userId }, orderBy: { id: "asc" } }),
    db().item.findMany({ where: { userId }, omit: { rotatingAt: true, accessToken: false } }),
    db().account.findMany({ where: { userId }, orderBy: { id: "asc" } }),
    db().processorToken.findMany({ where: { userId } }),
  ]);
  return JSON.stringify(rows);
}
