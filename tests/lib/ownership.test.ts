import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { userWithItem } from "@/tests/support/link";
import { signedInUser } from "@/tests/support/users";

/** SQLSTATE 23503. */
const FOREIGN_KEY = /foreign key/i;

test("S-IDOR-7: no account can be put on another user's Item, even past our code", async () => {
  const { itemId } = await userWithItem();
  const other = await signedInUser();

  const insert = db().$executeRaw`
    INSERT INTO "Account" ("id", "userId", "itemId", "plaidAccountId", "name", "type", "position", "balancesAt")
    VALUES ('acc_x', ${other.viewer.id}, ${itemId}, 'x', 'x', 'depository', 0, now())`;

  await expect(insert).rejects.toThrow(FOREIGN_KEY);
});

test("S-IDOR-7: no processor token can be put on another user's account", async () => {
  const { itemId, viewer } = await userWithItem();
  const other = await signedInUser();
  const account = await db().account.findFirstOrThrow({ where: { itemId } });
  const insert = (userId: string) => db().$executeRaw`
    INSERT INTO "ProcessorToken" ("id", "userId", "itemId", "accountId", "processor", "token", "lastFour")
    VALUES (${`prt_${userId}`}, ${userId}, ${itemId}, ${account.id}, 'dwolla', 'sealed', '0000')`;

  await expect(insert(other.viewer.id)).rejects.toThrow(FOREIGN_KEY);
  await expect(insert(viewer.id)).resolves.toBe(1);
});

test("S-IDOR-7: no claim can be put on another user's Link session", async () => {
  const { sessionId } = await userWithItem();
  const other = await signedInUser();

  const insert = db().$executeRaw`
    INSERT INTO "PublicTokenExchange" ("id", "userId", "linkSessionId", "lookup", "updatedAt")
    VALUES ('pte_x', ${other.viewer.id}, ${sessionId}, 'x', now())`;

  await expect(insert).rejects.toThrow(FOREIGN_KEY);
});

test("a query that does not ask for an access token by name does not get one", async () => {
  const { itemId } = await userWithItem();

  const row = await db().item.findUniqueOrThrow({ where: { id: itemId } });

  expect(Object.keys(row)).not.toContain("accessToken");
});
