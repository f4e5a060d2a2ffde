import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { getOpenProcessorToken } from "@/lib/data/sealed-processor-tokens";
import { db } from "@/lib/db/client";
import { recordPlaidCalls } from "@/lib/link/record-plaid-calls";
import { onPlaidCall } from "@/lib/plaid/recorder";
import { emulator } from "@/tests/support/emulator";
import { disconnect } from "@/tests/support/items";
import { runDueJobs } from "@/tests/support/jobs";
import { startPartner } from "@/tests/support/partner";
import {
  handOff,
  readPermissions,
  readToken,
  setPermissions,
  userWithToken,
  viewAsPartner,
} from "@/tests/support/processors";

afterEach(() => emulator.heal());

/** Every row of every table, and of the job queue, as text. */
async function allRows(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('public', 'pgboss')`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM ${name} t`,
    );
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

test.each(["dwolla", "stripe"])(
  "a token for %s is in no answer, no row and no job, but sealed",
  async (processor) => {
    recordPlaidCalls();
    onTestFinished(() => onPlaidCall(() => {}));
    const partner = await startPartner((response) => response.writeHead(503).end());
    onTestFinished(() => partner.close());
    const { viewer, cookie, itemId, tokenId } = await userWithToken({ processor, grants: true });
    const { token } = await getOpenProcessorToken(viewer, tokenId);
    expect(token).toMatch(/^(processor-sandbox-|btok_)/);
    await emulator.fail({
      path: "/processor/token/permissions/get",
      errorCode: "INTERNAL_SERVER_ERROR",
    });

    const answers = [
      await setPermissions(cookie, tokenId, ["auth"]),
      await readPermissions(cookie, tokenId),
      await viewAsPartner(cookie, tokenId),
      await handOff(cookie, tokenId),
    ];
    await runDueJobs();
    answers.push(await readToken(cookie, tokenId));
    await vi.waitFor(async () => {
      const where = { processorTokenId: tokenId };
      expect(await db().plaidCall.count({ where })).toBeGreaterThan(1);
    });

    const everything = JSON.stringify(answers) + (await allRows());
    expect(everything).toContain(tokenId);
    // What follows the fixed beginning is the secret, whole or in part.
    const secret = token.replace(/^(processor-sandbox-|btok_)/, "");
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(secret.slice(0, 8));
    await disconnect(cookie, itemId);
    await runDueJobs();
    const row = await db().processorToken.findUniqueOrThrow({
      where: { id: tokenId },
      omit: { token: false },
    });
    expect(row).toMatchObject({ token: null, revokedAt: expect.any(Date) });
  },
);
