import pg from "pg";
import { expect, test, vi } from "vitest";
import { withdrawAccount } from "@/lib/data/withdrawals";
import { db } from "@/lib/db/client";
import { refreshItem } from "@/lib/items/refresh-item";
import { userWithTransactions } from "@/tests/support/transactions";

/** Starts something once, right after the accounts of an Item were read to be written, and lets it run. */
function afterReadingAccounts(start: () => Promise<unknown>) {
  const original = pg.Client.prototype.query as (...args: unknown[]) => Promise<unknown>;
  let started: Promise<unknown> | undefined;
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(async function (
    this: pg.Client,
    ...args: unknown[]
  ) {
    const answer = await original.apply(this, args);
    const text = (args[0] as { text?: string }).text ?? "";
    if (!started && /^SELECT .*"balancesAt".* FROM .*"Account"/s.test(text)) {
      started = start();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return answer;
  } as never);
  return () => started;
}

test("an account that is withdrawn while its Item is read stays closed", async () => {
  const { viewer, itemId } = await userWithTransactions();
  const { id, plaidAccountId } = await db().account.findFirstOrThrow({ where: { itemId } });
  const at = new Date();
  const withdrawn = afterReadingAccounts(() => withdrawAccount(viewer, itemId, plaidAccountId, at));

  await refreshItem(viewer, itemId);

  expect(await withdrawn()).toMatchObject({ name: expect.any(String) });
  expect(await db().account.findUniqueOrThrow({ where: { id } })).toMatchObject({
    revokedAt: at,
    closedAt: at,
  });
});
