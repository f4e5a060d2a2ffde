import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { getOpenProcessorToken } from "@/lib/data/sealed-processor-tokens";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
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
  "S-ENC-1: a token for %s is in no answer, no row, no job and no line of the log, but sealed",
  async (processor) => {
    recordPlaidCalls();
    onTestFinished(() => onPlaidCall(() => {}));
    const lines: string[] = [];
    env().LOG_LEVEL = "debug";
    vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    let echoed = "";
    const partner = await startPartner((response) => {
      echoed = JSON.parse(partner.got.at(-1)?.body ?? "{}").processor_token;
      const body = JSON.stringify({ message: `no use for ${echoed}` });
      response.writeHead(422, { "content-type": "application/json" }).end(body);
    });
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
    // Records of calls are written a moment after the calls.
    const isStripe = processor === "stripe";
    const last = { processorTokenId: tokenId, asPartner: !isStripe };
    const calls = () => db().plaidCall.count({ where: last });
    await vi.waitFor(async () => expect(await calls()).toBe(isStripe ? 2 : 5), {
      timeout: 10_000,
    });

    const everything = JSON.stringify(answers) + (await allRows()) + lines.join("");
    expect(everything).toContain(tokenId);
    if (!isStripe) {
      expect(echoed).toBe(token);
      expect(lines.join("")).toContain("the partner refused a processor token");
    }
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
