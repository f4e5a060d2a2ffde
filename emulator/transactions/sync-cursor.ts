import { PlaidFailure } from "../plaid-failure";

/** Where a reader of an Item's history is: `from` is done; between pages, up to `to` is being read and `offset` updates of it are. */
export type SyncCursor = { from: number; to: number; offset: number };

/** Whose history a cursor belongs to: an Item's, of all its accounts or of one. */
export type Stream = { itemId: string; accountId: string | null };

const FORM = /^1:([A-Za-z0-9]+):([A-Za-z0-9]*):(\d{1,9}):(\d{1,9}):(\d{1,9})$/;

/** Writes a cursor. Nobody but this module should read anything into it. */
export function writeCursor(
  { itemId, accountId }: Stream,
  { from, to, offset }: SyncCursor,
): string {
  return Buffer.from(`1:${itemId}:${accountId ?? ""}:${from}:${to}:${offset}`).toString("base64");
}

/** Reads a cursor of this stream. Another Item's, another stream's and a made-up one are refused alike. */
export function readCursor(text: string, stream: Stream, end: number): SyncCursor {
  const [, itemId, accountId, ...numbers] = FORM.exec(Buffer.from(text, "base64").toString()) ?? [];
  const [from = 0, to = 0, offset = 0] = numbers.map(Number);
  const isOurs = itemId === stream.itemId && accountId === (stream.accountId ?? "");
  if (!isOurs || from > to || to > end) {
    throw new PlaidFailure("INVALID_FIELD", "cursor not associated with access_token");
  }
  return { from, to, offset };
}
