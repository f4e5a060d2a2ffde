import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";

/** So many rows are held at a time, whatever a person has. */
const PAGE = 500;

type Row = { id: string };
type Page = {
  where: { userId: string; id?: { gt: string } };
  orderBy: { id: "asc" };
  take: number;
};

/** A part of what a person has, as it comes from the database, a page at a time. */
export type ExportPart = { name: string; rows: AsyncIterable<object> };

/**
 * All that is stored of the viewer, part by part, as it is for export: names, amounts and times, and
 * no token, no hash, nothing sealed, and no id by which Plaid knows an Item, account or transaction.
 * Each column is named, so that a new one is not told before somebody has looked at it.
 */
export function listExportParts(viewer: Viewer): ExportPart[] {
  const part = (name: string, find: (page: Page) => Promise<Row[]>) => ({
    name,
    rows: pages(viewer, find),
  });
  return [
    { name: "user", rows: userRow(viewer) },
    part("signInProviders", (page) =>
      db().authAccount.findMany({ ...page, select: { id: true, provider: true, createdAt: true } }),
    ),
    part("sessions", (page) => db().session.findMany({ ...page, select: sessionColumns })),
    part("items", (page) => db().item.findMany({ ...page, select: itemColumns })),
    part("accounts", (page) => db().account.findMany({ ...page, select: accountColumns })),
    part("transactions", (page) =>
      db().transaction.findMany({ ...page, select: transactionColumns }),
    ),
    part("processorTokens", (page) =>
      db().processorToken.findMany({ ...page, select: processorColumns }),
    ),
    part("handoffAttempts", (page) =>
      db().handoffAttempt.findMany({ ...page, select: handoffColumns }),
    ),
    part("linkSessions", (page) => db().linkSession.findMany({ ...page, select: linkColumns })),
    part("linkAttempts", (page) =>
      db().publicTokenExchange.findMany({ ...page, select: attemptColumns }),
    ),
    part("linkEvents", (page) => db().linkEvent.findMany({ ...page, select: eventColumns })),
    part("webhooks", (page) => db().webhookEvent.findMany({ ...page, select: webhookColumns })),
    part("plaidCalls", (page) => db().plaidCall.findMany({ ...page, select: callColumns })),
    part("auditEvents", (page) => db().auditEvent.findMany({ ...page, select: auditColumns })),
  ];
}

async function* pages(viewer: Viewer, find: (page: Page) => Promise<Row[]>) {
  let after: string | undefined;
  for (;;) {
    const rows = await find({
      where: { userId: viewer.id, ...(after && { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    yield* rows;
    after = rows.at(-1)?.id;
    if (rows.length < PAGE) return;
  }
}

async function* userRow(viewer: Viewer) {
  const select = { id: true, email: true, name: true, isDemo: true, createdAt: true } as const;
  const row = await db().user.findUnique({ where: { id: viewer.id }, select });
  if (row) yield row;
}

const sessionColumns = {
  id: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
  revokedAt: true,
  userAgent: true,
} as const;

const itemColumns = {
  id: true,
  institutionName: true,
  products: true,
  consentedProducts: true,
  state: true,
  errorCode: true,
  errorMessage: true,
  consentExpiresAt: true,
  newAccountsAt: true,
  disconnectsAt: true,
  removingAt: true,
  linkSessionId: true,
  refreshedAt: true,
  transactionsSyncedAt: true,
  createdAt: true,
} as const;

const accountColumns = {
  id: true,
  itemId: true,
  name: true,
  officialName: true,
  mask: true,
  type: true,
  subtype: true,
  availableBalance: true,
  currentBalance: true,
  limitAmount: true,
  isoCurrencyCode: true,
  unofficialCurrency: true,
  balancesAt: true,
  closedAt: true,
} as const;

const transactionColumns = {
  id: true,
  itemId: true,
  accountId: true,
  date: true,
  authorizedDate: true,
  name: true,
  merchantName: true,
  amount: true,
  isoCurrencyCode: true,
  unofficialCurrency: true,
  pending: true,
  category: true,
  categoryDetail: true,
  paymentChannel: true,
  createdAt: true,
  updatedAt: true,
} as const;

const processorColumns = {
  id: true,
  itemId: true,
  accountId: true,
  processor: true,
  lastFour: true,
  permissions: true,
  institutionName: true,
  accountName: true,
  accountMask: true,
  webhookUrl: true,
  handoffState: true,
  handoffAt: true,
  handoffRef: true,
  revokedAt: true,
  createdAt: true,
} as const;

const handoffColumns = {
  id: true,
  processorTokenId: true,
  at: true,
  durationMs: true,
  status: true,
  failure: true,
} as const;

const linkColumns = {
  id: true,
  mode: true,
  state: true,
  update: true,
  itemId: true,
  plaidLinkSessionId: true,
  expiresAt: true,
  finishedAt: true,
  finishedVia: true,
  exit: true,
  createdAt: true,
} as const;

const attemptColumns = {
  id: true,
  linkSessionId: true,
  state: true,
  via: true,
  institutionName: true,
  itemId: true,
  failureCode: true,
  failureDetail: true,
  createdAt: true,
} as const;

const eventColumns = {
  id: true,
  linkSessionId: true,
  lane: true,
  name: true,
  requestId: true,
  plaidLinkSessionId: true,
  detail: true,
  at: true,
} as const;

const webhookColumns = {
  id: true,
  type: true,
  code: true,
  linkSessionId: true,
  state: true,
  effect: true,
  receivedAt: true,
  processedAt: true,
} as const;

const callColumns = {
  id: true,
  linkSessionId: true,
  processorTokenId: true,
  asPartner: true,
  path: true,
  at: true,
  durationMs: true,
  status: true,
  requestId: true,
  errorType: true,
  errorCode: true,
} as const;

const auditColumns = { id: true, action: true, target: true, requestId: true, at: true } as const;
