import { expect, test } from "vitest";
import { listOpenAttempts } from "@/lib/data/public-token-exchanges";
import { db } from "@/lib/db/client";
import { recoverExchanges } from "@/lib/link/recover-exchanges";
import { emulator } from "@/tests/support/emulator";
import { completeLink, userBackFromLink } from "@/tests/support/link";

const EXCHANGE = "/item/public_token/exchange";

/** A user whose exchange a process took up and never finished. */
async function userWithAbandonedExchange() {
  const user = await userBackFromLink();
  await emulator.fail({ path: EXCHANGE, status: 500, times: 10 });
  await completeLink(user.cookie, user.sessionId, [user.publicToken]);
  await emulator.heal();
  await db().$executeRaw`
    UPDATE "PublicTokenExchange" SET "state" = 'RESERVED', "failureCode" = NULL,
      "failureDetail" = NULL, "updatedAt" = now() - interval '2 minutes'
    WHERE "linkSessionId" = ${user.sessionId}`;
  return user;
}

test("an abandoned exchange becomes an Item, though nobody presents its token again", async () => {
  const { viewer } = await userWithAbandonedExchange();

  await recoverExchanges();

  expect(await db().item.count({ where: { userId: viewer.id } })).toBe(1);
  expect(await listOpenAttempts(viewer)).toEqual([]);
});

test.each([
  { lost: "link token", statement: `UPDATE "LinkSession" SET "linkToken" = 'v1.gone'` },
  { lost: "public token", statement: `UPDATE "PublicTokenExchange" SET "publicToken" = 'v1.gone'` },
])(
  "one whose $lost can no longer be read is shown to its owner, and holds up no other",
  async ({ statement }) => {
    const lost = await userWithAbandonedExchange();
    await db().$executeRawUnsafe(`${statement} WHERE "userId" = '${lost.viewer.id}'`);
    const other = await userWithAbandonedExchange();

    await recoverExchanges();

    expect(await listOpenAttempts(lost.viewer)).toEqual([
      expect.objectContaining({ state: "uncertain", detail: expect.stringMatching(/once more/) }),
    ]);
    expect(await db().item.count({ where: { userId: other.viewer.id } })).toBe(1);
  },
);
