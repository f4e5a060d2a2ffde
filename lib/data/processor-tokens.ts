import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  type Processor,
  type ProcessorTokenView,
  processorNames,
} from "@/lib/contracts/processors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";
import { lower } from "./lower";

/** So many are listed. */
const LISTED = 200;

const columns = {
  id: true,
  processor: true,
  lastFour: true,
  permissions: true,
  webhookUrl: true,
  institutionName: true,
  accountName: true,
  accountMask: true,
  handoffState: true,
  handoffAt: true,
  handoffRef: true,
  revokedAt: true,
  createdAt: true,
  item: { select: { id: true, institutionName: true, state: true } },
  account: { select: { id: true, name: true, mask: true } },
} as const satisfies Prisma.ProcessorTokenSelect;

type Row = Prisma.ProcessorTokenGetPayload<{ select: typeof columns }>;

/** A processor token as our API tells it. An Item that is being removed is told like one that is gone. */
function view(row: Row): ProcessorTokenView {
  const { item, account } = row;
  const isThere = item !== null && item.state !== "REMOVING";
  return {
    id: row.id,
    processor: row.processor as Processor,
    processorName: processorNames[row.processor as Processor] ?? row.processor,
    lastFour: row.lastFour,
    permissions: row.permissions,
    webhookUrl: row.webhookUrl,
    account: {
      id: isThere ? (account?.id ?? null) : null,
      name: row.accountName ?? account?.name ?? "Account",
      mask: row.accountMask ?? account?.mask ?? null,
    },
    item: {
      id: isThere ? item.id : null,
      institutionName: row.institutionName ?? item?.institutionName ?? null,
      state: isThere ? lower(item.state) : null,
      isGone: false,
    },
    handoff: {
      state: row.handoffState ? lower(row.handoffState) : "none",
      at: row.handoffAt?.toISOString() ?? null,
      reference: row.handoffRef,
    },
    createdAt: row.createdAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

/** Another user's is missing like one that never was. */
export const missingProcessorToken = () =>
  new Problem("not_found", "There is no such processor token.");

/** The viewer's processor tokens, newest first, those that have ended among them. At most 200. */
export async function listProcessorTokens(viewer: Viewer): Promise<ProcessorTokenView[]> {
  const rows = await db().processorToken.findMany({
    where: { userId: viewer.id },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LISTED,
  });
  return rows.map(view);
}

/** One of the viewer's processor tokens. @throws Problem `not_found` */
export async function getProcessorToken(viewer: Viewer, id: string): Promise<ProcessorTokenView> {
  const row = await db().processorToken.findFirst({
    where: { id, userId: viewer.id },
    select: columns,
  });
  if (!row) throw missingProcessorToken();
  return view(row);
}

/** Notes what Plaid says of a processor token. One that has ended stays as it is. */
export async function saveProcessorTokenFacts(
  viewer: Viewer,
  id: string,
  facts: { permissions?: string[]; webhookUrl?: string | null },
): Promise<ProcessorTokenView> {
  await db().processorToken.updateMany({
    where: { id, userId: viewer.id, revokedAt: null },
    data: facts,
  });
  return getProcessorToken(viewer, id);
}
