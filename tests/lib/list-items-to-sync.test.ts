import { expect, test } from "vitest";
import { systemListItemsToSync } from "@/lib/data/transactions-due";
import { db } from "@/lib/db/client";
import { userWithItem } from "@/tests/support/link";

const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000);

/** A new Item that was last synced and last tried so long ago, in hours; never where nothing is said. */
async function itemOf(
  ages: { synced?: number; tried?: number },
  state: "HEALTHY" | "NEEDS_REPAIR" | "REMOVING" = "HEALTHY",
) {
  const { itemId } = await userWithItem();
  await db().item.update({
    where: { id: itemId },
    data: {
      state,
      transactionsSyncedAt: ages.synced === undefined ? null : at(ages.synced),
      transactionsTriedAt: ages.tried === undefined ? null : at(ages.tried),
    },
  });
  return itemId;
}

test("names Items that were not synced since, those that never were first", async () => {
  const old = await itemOf({ synced: 30, tried: 30 });
  const oldest = await itemOf({ synced: 50, tried: 26 });
  const never = await itemOf({});
  await itemOf({ synced: 2, tried: 2 });
  await itemOf({ synced: 40, tried: 1 });
  await itemOf({ synced: 40, tried: 40 }, "NEEDS_REPAIR");
  await itemOf({ synced: 40, tried: 40 }, "REMOVING");

  const due = await systemListItemsToSync(at(24));

  expect(due.map(({ itemId }) => itemId)).toEqual([never, oldest, old]);
  expect(due.every(({ userId }) => userId.startsWith("usr_"))).toBe(true);
  expect(await systemListItemsToSync(at(24), 1)).toHaveLength(1);
});
