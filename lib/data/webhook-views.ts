import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type {
  ListWebhooksQuery,
  WebhookDetail,
  WebhookVerification,
  WebhookView,
} from "@/lib/contracts/webhooks";
import { db } from "@/lib/db/client";
import type { Prisma, WebhookState } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";
import { lower } from "./lower";
import { openWebhookBody } from "./webhook-events";

const PAGE = 25;

const columns = {
  id: true,
  type: true,
  code: true,
  state: true,
  effect: true,
  failure: true,
  attempts: true,
  receivedAt: true,
  processedAt: true,
  plaidItemId: true,
  linkSessionId: true,
} as const satisfies Prisma.WebhookEventSelect;

type Row = Prisma.WebhookEventGetPayload<{ select: typeof columns }>;

/** Another user's is missing like one that never was, and so is one that is nobody's. */
const missingWebhook = () => new Problem("not_found", "There is no such webhook.");

/** A page of the viewer's webhooks, newest first. Ids sort by the time they came. */
export async function listWebhooks(
  viewer: Viewer,
  { type, code, state, item, before }: ListWebhooksQuery,
): Promise<{ webhooks: WebhookView[]; next: string | null }> {
  const plaidItemId = item === undefined ? undefined : await findPlaidItemId(viewer, item);
  if (plaidItemId === null) return { webhooks: [], next: null };
  const rows = await db().webhookEvent.findMany({
    where: {
      userId: viewer.id,
      ...(type && { type }),
      ...(code && { code }),
      ...(state && { state: state.toUpperCase() as WebhookState }),
      ...(plaidItemId && { plaidItemId }),
      ...(before && { id: { lt: before } }),
    },
    select: columns,
    orderBy: { id: "desc" },
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  return {
    webhooks: await views(viewer, page),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/**
 * One of the viewer's webhooks, with what it said as it was sent: tokens and all, so that whoever
 * shows it has to mask them.
 */
export async function getWebhook(viewer: Viewer, id: string): Promise<WebhookDetail> {
  const row = await db().webhookEvent.findFirst({
    where: { id, userId: viewer.id },
    select: { ...columns, rawBody: true, verification: true },
  });
  if (!row) throw missingWebhook();
  const { rawBody, verification, ...rest } = row;
  const [view] = await views(viewer, [rest]);
  if (!view) throw missingWebhook();
  return {
    ...view,
    verification: verification as WebhookVerification | null,
    body: bodyText(openWebhookBody(id, rawBody)),
  };
}

async function findPlaidItemId(viewer: Viewer, id: string): Promise<string | null> {
  const row = await db().item.findFirst({
    where: { id, userId: viewer.id, state: { not: "REMOVING" } },
    select: { plaidItemId: true },
  });
  return row?.plaidItemId ?? null;
}

/** Two statements more, however many rows: the Items and sessions that the webhooks are about. */
async function views(viewer: Viewer, rows: Row[]): Promise<WebhookView[]> {
  const [items, sessions] = await Promise.all([
    db().item.findMany({
      where: {
        userId: viewer.id,
        state: { not: "REMOVING" },
        plaidItemId: { in: known(rows.map((row) => row.plaidItemId)) },
      },
      select: { id: true, institutionName: true, plaidItemId: true },
    }),
    db().linkSession.findMany({
      where: { userId: viewer.id, id: { in: known(rows.map((row) => row.linkSessionId)) } },
      select: { id: true, mode: true },
    }),
  ]);
  return rows.map(({ plaidItemId, linkSessionId, ...row }) => {
    const item = items.find((one) => one.plaidItemId === plaidItemId);
    const session = sessions.find((one) => one.id === linkSessionId);
    return {
      ...row,
      state: lower(row.state),
      receivedAt: row.receivedAt.toISOString(),
      processedAt: row.processedAt?.toISOString() ?? null,
      item: item ? { id: item.id, institutionName: item.institutionName } : null,
      session: session ? { id: session.id, mode: lower(session.mode) } : null,
    };
  });
}

const bodyText = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();

const known = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
