import "server-only";
import { open, seal, UnreadableToken } from "@/lib/crypto/sealed-token";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

/** A column whose values are sealed. */
export type SealedColumn = {
  table: string;
  column: string;
  /** The sealed text is kept as bytes, and belongs to nobody: its owner is learnt later. */
  isBytes?: boolean;
};

/** All of them. Whatever is sealed under a key that is to go has to be found by this list. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "Item", column: "accessToken" },
  { table: "ProcessorToken", column: "token" },
  { table: "PublicTokenExchange", column: "publicToken" },
  { table: "LinkSession", column: "linkToken" },
  { table: "LinkSession", column: "hostedLinkUrl" },
  { table: "WebhookEvent", column: "rawBody", isBytes: true },
];

/** A value that another key than the newest has sealed. */
export type StaleSeal = { id: string; userId: string | null; sealed: string };

const name = (identifier: string) => Prisma.raw(`"${identifier}"`);

/** The sealed text. It has no character that `escape` changes; bytes that are no text stay readable. */
const text = ({ column, isBytes }: SealedColumn) =>
  isBytes ? Prisma.sql`encode(${name(column)}, 'escape')` : Prisma.sql`${name(column)}`;

/** As much of it as holds the id of its key. A webhook's body is long, and stored apart. */
const head = (column: SealedColumn) =>
  column.isBytes
    ? Prisma.sql`encode(substring(${name(column.column)} FROM 1 FOR 40), 'escape')`
    : name(column.column);

/** The next values that are not sealed under the newest key, in the order of their ids. */
export function systemListStaleSeals(
  column: SealedColumn,
  { after, limit }: { after: string; limit: number },
): Promise<StaleSeal[]> {
  const [newest = ""] = env().TOKEN_KEYS.keys();
  return db().$queryRaw`
    SELECT "id", "userId", ${text(column)} AS "sealed" FROM ${name(column.table)}
    WHERE "id" > ${after} AND ${name(column.column)} IS NOT NULL
      AND split_part(${head(column)}, '.', 2) <> ${newest}
    ORDER BY "id" LIMIT ${limit}`;
}

/**
 * Seals a value under the newest key, unless somebody has replaced it meanwhile: theirs is newer.
 * What does not open is left as it is.
 */
export async function systemReseal(
  column: SealedColumn,
  { id, userId, sealed }: StaleSeal,
): Promise<"resealed" | "replaced" | "unreadable"> {
  const value = opened(column, { id, userId, sealed });
  if (value === null) return "unreadable";
  const fresh = seal(value, place(column, { id, userId }), env().TOKEN_KEYS);
  const stored = column.isBytes ? Prisma.sql`convert_to(${fresh}, 'UTF8')` : Prisma.sql`${fresh}`;
  const count = await db().$executeRaw`
    UPDATE ${name(column.table)} SET ${name(column.column)} = ${stored}
    WHERE "id" = ${id} AND ${text(column)} = ${sealed}`;
  return count === 1 ? "resealed" : "replaced";
}

/** Where a value is. Bytes are sealed before it is known whose they are. */
const place = ({ table, column, isBytes }: SealedColumn, row: Omit<StaleSeal, "sealed">) => ({
  table,
  column,
  rowId: row.id,
  userId: isBytes ? "" : (row.userId ?? ""),
});

function opened(column: SealedColumn, { sealed, ...row }: StaleSeal): string | null {
  try {
    return open(sealed, place(column, row), env().TOKEN_KEYS);
  } catch (thrown) {
    if (thrown instanceof UnreadableToken) return null;
    throw thrown;
  }
}

/** What one key has sealed. */
export type SealsOfKey = {
  keyId: string;
  /** How many values, of all columns together. What has no known form counts for no key. */
  rows: number;
  /** Whether TOKEN_KEYS has that very key. */
  isKnown: boolean;
};

type Sample = SealedColumn & StaleSeal & { keyId: string; rows: number };

/**
 * Every key that has sealed what is stored, in TOKEN_KEYS or not, by one query. It is known when it
 * opens one of the values that are tried, the newest and the oldest of each column: a damaged one says
 * nothing of its key. Of all others no more is read than which key that is.
 */
export async function systemCheckSeals(): Promise<SealsOfKey[]> {
  const samples = await db().$queryRaw<Sample[]>(
    Prisma.join(sealedColumns.map(samplesOf), " UNION ALL "),
  );
  const keys = new Map<string, SealsOfKey>();
  for (const sample of samples) {
    const { rows = 0, isKnown = false } = keys.get(sample.keyId) ?? {};
    keys.set(sample.keyId, {
      keyId: sample.keyId,
      rows: rows + sample.rows,
      isKnown: isKnown || opened(sample, sample) !== null,
    });
  }
  return [...keys.values()].sort((one, other) => (one.keyId < other.keyId ? -1 : 1));
}

/** Of each key a column's newest and oldest value; the newest tells how many there are. */
// OFFSET keeps the planner from reading each head twice, for the condition and for the key.
const samplesOf = (column: SealedColumn) => Prisma.sql`
  SELECT ${column.table}::text AS "table", ${column.column}::text AS "column",
    ${column.isBytes ?? false}::boolean AS "isBytes", "keyId",
    CASE WHEN "id" = "newest" THEN "count" ELSE 0 END AS "rows", "id", "userId", ${text(column)} AS "sealed"
  FROM (
    SELECT split_part("head", '.', 2) AS "keyId", count(*)::int AS "count",
      min("id") AS "oldest", max("id") AS "newest"
    FROM (SELECT "id", ${head(column)} AS "head" FROM ${name(column.table)} OFFSET 0) AS "heads"
    WHERE "head" LIKE 'v1.%' GROUP BY 1
  ) AS "keys" JOIN ${name(column.table)} ON "id" = ANY(ARRAY["oldest", "newest"])`;
