import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/jobs/enqueue";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf, runDueJobs } from "@/tests/support/jobs";
import { linkedItem } from "@/tests/support/linked-item";
import { startSigningPlaid } from "@/tests/support/signing-plaid";
import { lastWebhook, send } from "@/tests/support/webhooks";

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

beforeEach(async () => {
  await clearJobs();
  await db().webhookEvent.deleteMany();
});
afterEach(() => emulator.heal());

/** A webhook that was stored some minutes ago and has not been worked on. */
async function waitingWebhook({ minutesAgo }: { minutesAgo: number }) {
  const { plaidItemId } = await linkedItem(plaid);
  await send(plaid, { webhook_type: "ITEM", webhook_code: "ERROR", item_id: plaidItemId });
  const receivedAt = new Date(Date.now() - minutesAgo * 60_000);
  await db().webhookEvent.updateMany({ data: { receivedAt } });
}

async function recover() {
  await enqueue("link.recover", {});
  await runDueJobs();
}

test("a webhook whose job is gone with its process is taken up", async () => {
  await waitingWebhook({ minutesAgo: 3 });
  await clearJobs();

  await recover();

  expect(await lastWebhook()).toMatchObject({ state: "PROCESSED", attempts: 1 });
});

test("one whose job waits for its next attempt is left to it", async () => {
  await waitingWebhook({ minutesAgo: 3 });
  await emulator.fail({ path: "/item/get", status: 500, times: 1_000 });
  await runDueJobs();
  await emulator.heal();

  await recover();

  expect(await lastWebhook()).toMatchObject({ state: "RECEIVED", attempts: 1 });
  expect((await jobsOf("webhook.process")).map(({ state }) => state)).toEqual(["retry"]);
});

test("one that has just come is left to its job", async () => {
  await waitingWebhook({ minutesAgo: 0 });
  await clearJobs();

  await recover();

  expect((await lastWebhook()).state).toBe("RECEIVED");
});
