import { newId } from "@/lib/data/new-id";
import { db } from "@/lib/db/client";

type Told = {
  date?: string;
  amount?: string;
  name?: string;
  merchantName?: string | null;
  category?: string | null;
  pending?: boolean;
  isoCurrencyCode?: string | null;
  unofficialCurrency?: string | null;
};

/** Puts transactions on an account as a sync would have, with whatever is to be tested about them. */
export async function storeTransactions(accountId: string, told: Told[]): Promise<string[]> {
  const { userId, itemId } = await db().account.findUniqueOrThrow({ where: { id: accountId } });
  const rows = told.map((one, index) => ({
    id: newId("transaction"),
    userId,
    itemId,
    accountId,
    plaidTransactionId: newId("transaction"),
    name: `Transaction ${index}`,
    amount: "1",
    pending: false,
    isoCurrencyCode: "USD",
    ...one,
    date: new Date(`${one.date ?? "2026-01-15"}T00:00:00Z`),
  }));
  await db().transaction.createMany({ data: rows });
  return rows.map(({ id }) => id);
}
