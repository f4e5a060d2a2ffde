import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkSessionView } from "@/lib/contracts/link";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";
import { type LinkExit, openHostedLinkUrl } from "./link-sessions";
import { lower } from "./lower";

const columns = {
  id: true,
  mode: true,
  update: true,
  state: true,
  createdAt: true,
  expiresAt: true,
  finishedAt: true,
  finishedVia: true,
  plaidLinkSessionId: true,
  hostedLinkUrl: true,
  exit: true,
  exchanges: {
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      institutionName: true,
      state: true,
      itemId: true,
      failureCode: true,
      failureDetail: true,
      via: true,
      item: { select: { institutionName: true } },
    },
  },
  items: {
    where: { state: { not: "REMOVING" } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, institutionName: true, state: true },
  },
} as const satisfies Prisma.LinkSessionSelect;

type Row = Prisma.LinkSessionGetPayload<{ select: typeof columns }>;

/** One of the viewer's sessions as its owner may see it. Another user's is reported as missing. */
export async function getLinkSessionView(viewer: Viewer, id: string): Promise<LinkSessionView> {
  const row = await db().linkSession.findFirst({
    where: { id, userId: viewer.id },
    select: columns,
  });
  if (!row) throw new Problem("not_found", "There is no such Link session.");
  return view(viewer, row);
}

/** The viewer's newest sessions. */
export async function listLinkSessionViews(viewer: Viewer): Promise<LinkSessionView[]> {
  const rows = await db().linkSession.findMany({
    where: { userId: viewer.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
    select: columns,
  });
  return rows.map((row) => view(viewer, row));
}

function view(viewer: Viewer, row: Row): LinkSessionView {
  const isOver = row.expiresAt <= new Date();
  const state = row.state === "OPEN" && isOver ? "EXPIRED" : row.state;
  return {
    id: row.id,
    mode: lower(row.mode),
    update: row.update && lower(row.update),
    state: lower(state),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    finishedVia: row.finishedVia && lower(row.finishedVia),
    plaidLinkSessionId: row.plaidLinkSessionId,
    hostedLinkUrl: isOver || state === "COMPLETED" ? null : openHostedLinkUrl(viewer, row),
    exit: row.exit as LinkExit | null,
    banks: row.exchanges.map(bank),
    items: row.items.map((item) => ({ ...item, state: lower(item.state) })),
  };
}

const states = {
  RESERVED: "linking",
  DUPLICATE: "duplicate",
  EXCHANGED: "linked",
  UNCERTAIN: "uncertain",
  REFUSED: "refused",
} as const;

const bank = (row: Row["exchanges"][number]): LinkSessionView["banks"][number] => ({
  id: row.id,
  institutionName: row.institutionName ?? row.item?.institutionName ?? null,
  state: states[row.state],
  itemId: row.itemId,
  code: row.failureCode,
  detail: row.failureDetail,
  via: lower(row.via),
});
