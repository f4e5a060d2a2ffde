import "server-only";
import { z } from "zod";
import type { SORTS, TransactionView } from "@/lib/contracts/transactions";
import { Problem } from "@/lib/problem";

type Sort = (typeof SORTS)[number];

const byDate = (sort: Sort) => sort === "newest" || sort === "oldest";

const id = z.string().regex(/^txn_\w{1,60}$/);
const dayPlace = z.tuple([z.iso.date(), id]);
const amountPlace = z.tuple([z.string().regex(/^-?\d{1,18}(\.\d{1,10})?$/), id]);

/** A place in a list of this order: right after one transaction, whether or not that is still there. */
export const writePlace = ({ id, date, amount }: TransactionView, sort: Sort): string =>
  Buffer.from(JSON.stringify([byDate(sort) ? date : amount, id])).toString("base64url");

/** Reads what {@link writePlace} wrote. @throws Problem `invalid_request` for anything else. */
export function readPlace(text: string, sort: Sort): { key: string; id: string } {
  const schema = byDate(sort) ? dayPlace : amountPlace;
  const parsed = schema.safeParse(parse(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) {
    throw new Problem(
      "invalid_request",
      "after: is not a place in this list. Begin at its start.",
      {
        fields: { after: "is not a place in this list" },
      },
    );
  }
  const [key, place] = parsed.data;
  return { key, id: place };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
