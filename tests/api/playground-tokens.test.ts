import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getLinkSession } from "@/lib/data/link-sessions";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, runDueJobs } from "@/tests/support/jobs";
import {
  askPlayground,
  nothing,
  plaids,
  sendToPlayground,
  standardLink,
} from "@/tests/support/playground";
import { userWithAccount } from "@/tests/support/processors";
import { signedInUser } from "@/tests/support/users";

beforeEach(() => {
  env().PLAID_LAYER_TEMPLATE_ID = "template_emulator";
});
afterEach(async () => {
  await emulator.heal();
  await emulator.set({ linkEvents: true });
  await clearJobs();
});

describe("POST /api/playground/item-public-token-exchange", () => {
  async function userBack() {
    const user = await signedInUser();
    const { sessionId, linkToken } = await askPlayground(
      user.cookie,
      "link-token-create",
      standardLink,
    );
    const publicToken = await emulator.completeLink(String(linkToken));
    return { ...user, publicToken, sessionId: String(sessionId) };
  }

  const exchange = (cookie: string, sessionId: string, more: { publicToken?: string } = {}) =>
    askPlayground(
      cookie,
      "item-public-token-exchange",
      { public_token: `session:${sessionId}` },
      more,
    );

  test("links the bank of the public token that Link gave the page", async () => {
    const { viewer, cookie, sessionId, publicToken } = await userBack();

    const told = await exchange(cookie, sessionId, { publicToken });

    expect(told).toEqual({
      ...nothing,
      sessionId,
      itemIds: [expect.stringMatching(/^itm_/)],
      answer: plaids("/item/public_token/exchange", {
        access_token: "access-sandbox-[redacted]",
        item_id: expect.any(String),
      }),
    });
    const items = await db().item.findMany({ where: { userId: viewer.id } });
    expect(items.map(({ id, linkSessionId }) => ({ id, linkSessionId }))).toEqual([
      { id: told.itemIds[0], linkSessionId: sessionId },
    ]);
  });

  test("finds the public token itself where Plaid tells of it", async () => {
    const { cookie, sessionId } = await userBack();

    const { answer, itemIds } = await exchange(cookie, sessionId);

    expect(answer?.path).toBe("/item/public_token/exchange");
    expect(itemIds).toHaveLength(1);
  });

  test("asks Plaid nothing where the bank is linked already", async () => {
    const { cookie, sessionId, publicToken } = await userBack();
    const first = await exchange(cookie, sessionId, { publicToken });
    const mark = await emulator.mark();

    const again = await exchange(cookie, sessionId, { publicToken });

    expect(again).toEqual({ ...first, answer: null });
    expect(await emulator.callsSince(mark, "/item/public_token/exchange")).toEqual([]);
  });

  test("says what to do where Plaid tells of no public token", async () => {
    await emulator.set({ linkEvents: false });
    const { cookie, sessionId } = await userBack();

    const { status, body } = await sendToPlayground(cookie, "item-public-token-exchange", {
      request: { public_token: `session:${sessionId}` },
    });

    expect(status).toBe(400);
    expect(body.fields).toEqual({ public_token: expect.stringContaining("no public token") });
  });

  test("refuses a public token of another session, which stays good for its owner", async () => {
    const other = await userBack();
    const { cookie, sessionId } = await userBack();

    const { status, body } = await sendToPlayground(cookie, "item-public-token-exchange", {
      request: { public_token: `session:${sessionId}` },
      publicToken: other.publicToken,
    });

    expect(`${status} ${body.code}`).toBe("409 session_mismatch");
    const { publicToken } = other;
    const { itemIds } = await exchange(other.cookie, other.sessionId, { publicToken });
    expect(itemIds).toHaveLength(1);
  });
});

describe("POST /api/playground/session-token-create", () => {
  const layer = { template_id: "configured", user: { client_user_id: "me" } };

  test("starts Layer, whose profile the exchange opens", async () => {
    const { viewer, cookie } = await signedInUser();

    const told = await askPlayground(cookie, "session-token-create", layer);

    expect(told.answer).toEqual(
      plaids("/session/token/create", {
        link: expect.objectContaining({ link_token: "link-sandbox-[redacted]" }),
      }),
    );
    const { mode } = await getLinkSession(viewer, String(told.sessionId));
    expect(mode).toBe("LAYER");
    const publicToken = await emulator.completeLayer(String(told.linkToken));
    const opened = await askPlayground(
      cookie,
      "item-public-token-exchange",
      { public_token: `session:${told.sessionId}` },
      { publicToken },
    );
    expect(opened.answer?.path).toBe("/user_account/session/get");
    expect(opened.itemIds.length).toBeGreaterThan(0);
  });

  test("without a template says what to set", async () => {
    env().PLAID_LAYER_TEMPLATE_ID = undefined;
    const { cookie } = await signedInUser();

    const { status, body } = await sendToPlayground(cookie, "session-token-create", {
      request: layer,
    });

    expect(`${status} ${body.code}`).toBe("501 not_configured");
    expect(body.detail).toContain("PLAID_LAYER_TEMPLATE_ID");
  });
});

describe("POST /api/playground/processor-token-create", () => {
  test("makes a processor token that stands among the viewer's others", async () => {
    const { viewer, cookie, itemId, accountId } = await userWithAccount();

    const told = await askPlayground(cookie, "processor-token-create", {
      access_token: `item:${itemId}`,
      account_id: `account:${accountId}`,
      processor: "dwolla",
    });

    expect(told).toEqual({
      ...nothing,
      processorTokenId: expect.stringMatching(/^prt_/),
      answer: plaids("/processor/token/create", {
        processor_token: "processor-sandbox-[redacted]",
      }),
    });
    const rows = await db().processorToken.findMany({ where: { userId: viewer.id } });
    expect(rows).toMatchObject([{ id: told.processorTokenId, accountId, processor: "dwolla" }]);
  });

  test("refuses an account of another of the viewer's banks", async () => {
    const { viewer, cookie, accountId } = await userWithAccount();
    const other = await db().item.findFirstOrThrow({ where: { userId: viewer.id } });
    const second = await userWithSecondItem(cookie);
    expect(second).not.toBe(other.id);

    const { status, body } = await sendToPlayground(cookie, "processor-token-create", {
      request: {
        access_token: `item:${second}`,
        account_id: `account:${accountId}`,
        processor: "dwolla",
      },
    });

    expect(status).toBe(400);
    expect(body.fields).toEqual({ account_id: "is an account of another bank" });
  });
});

/** Links one more bank, and answers our id of it. */
async function userWithSecondItem(cookie: string): Promise<string> {
  const { sessionId, linkToken } = await askPlayground(cookie, "link-token-create", standardLink);
  const publicToken = await emulator.completeLink(String(linkToken), {
    institutionId: "ins_109512",
  });
  const { itemIds } = await askPlayground(
    cookie,
    "item-public-token-exchange",
    { public_token: `session:${sessionId}` },
    { publicToken },
  );
  await runDueJobs();
  return String(itemIds[0]);
}
