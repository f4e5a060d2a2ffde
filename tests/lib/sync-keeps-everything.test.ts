import { afterEach, expect, test } from "vitest";
import { SyncLeaseLost, takeSyncLease } from "@/lib/data/transactions-lease";
import { dropStagedPages, stagePage } from "@/lib/data/transactions-staging";
import { db } from "@/lib/db/client";
import { syncTransactions } from "@/lib/items/sync-transactions";
import { emulator } from "@/tests/support/emulator";
import { userWithTransactions } from "@/tests/support/transactions";

afterEach(() => emulator.heal());

test("a sync that wakes up after its lease drops no page of the one that came after it", async () => {
  const { viewer, itemId } = await userWithTransactions();
  const late = await takeSyncLease(viewer, itemId);
  await db().$executeRaw`
    UPDATE "Item" SET "syncLeaseEndsAt" = now() - interval '1 second' WHERE "id" = ${itemId}`;
  const successor = await takeSyncLease(viewer, itemId);
  if (!late || !successor) throw new Error("Both get the lease, one after the other.");
  await stagePage(viewer, successor, 0, { rows: [], removed: ["gone"] });

  await expect(dropStagedPages(viewer, late)).rejects.toBeInstanceOf(SyncLeaseLost);

  expect(await db().transactionPage.count({ where: { itemId } })).toBe(1);
});

test("transactions of an account that cannot be read now come with the sync after its repair", async () => {
  const { viewer, itemId, row, ours, atBank } = await userWithTransactions();
  const { plaidAccountId } = await db().account.findFirstOrThrow({ where: { itemId } });
  await db().account.delete({ where: { itemId_plaidAccountId: { itemId, plaidAccountId } } });
  const { syncCursor } = await row();
  await atBank({ add: [{ account_id: plaidAccountId, amount: 12.5, name: "Not lost" }] });
  await emulator.fail({ path: "/item/get", errorCode: "ITEM_LOGIN_REQUIRED" });
  await emulator.fail({ path: "/accounts/get", errorCode: "ITEM_LOGIN_REQUIRED" });

  await expect(syncTransactions(viewer, itemId)).rejects.toMatchObject({ code: "relink_required" });
  expect(await row()).toMatchObject({ syncCursor, syncLease: null });

  await emulator.heal();
  await syncTransactions(viewer, itemId);
  expect((await ours()).map(({ name }) => name)).toContain("Not lost");
});
