import { expect, test } from "vitest";
import { describeOperation } from "./describe-operation";
import { refusal } from "./refusal";
import { startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const template_id = "template_emulator";
const user = { client_user_id: "user-1" };

const created = async () => (await plaid.plaid.sessionTokenCreate({ template_id, user })).data.link;
const sessionToken = async () => (await created())?.link_token ?? "";

/** Somebody whom Layer knows has gone through it. Answers the session, and the token it ended with. */
async function passage() {
  const link_token = await sessionToken();
  const outcome = plaid.control.completeLayer({ link_token, phone_number: "+14155550011" });
  const [public_token = ""] = outcome.public_tokens;
  return { link_token, public_token, link_session_id: outcome.link_session_id };
}

describeOperation(
  "/session/token/create",
  plaid,
  {
    send: (api, body) => api.sessionTokenCreate(body),
    request: () => ({ template_id, user }),
    required: ["template_id", "user"],
  },
  () => {
    test("gives a link token that Layer opens with, good for four hours", async () => {
      const link = await created();

      expect(link?.link_token).toMatch(/^link-sandbox-/);
      const now = Date.parse(plaid.control.advanceClock({ advanceMs: 0 }));
      const hours = (Date.parse(link?.expiration ?? "") - now) / 3_600_000;
      expect(hours).toBeGreaterThan(3.9);
      expect(hours).toBeLessThanOrEqual(4);
    });

    test("refuses a template that is not there", async () => {
      const unknown = { template_id: "template_unknown", user };

      expect(await refusal(plaid.plaid.sessionTokenCreate(unknown))).toMatchObject({
        type: "INVALID_REQUEST",
        code: "INVALID_FIELD",
        message: "template_id must be the id of an existing template",
      });
    });

    test("refuses a user who is not there", async () => {
      const unknown = { template_id, user_id: "usr_00000000000000" };

      expect((await refusal(plaid.plaid.sessionTokenCreate(unknown))).code).toBe("USER_NOT_FOUND");
    });
  },
);

describeOperation(
  "/user_account/session/get",
  plaid,
  {
    send: (api, body) => api.userAccountSessionGet(body),
    request: async () => ({ public_token: (await passage()).public_token }),
    required: ["public_token"],
  },
  () => {
    test("tells who the person is, and gives Items that answer at once", async () => {
      const { public_token } = await passage();

      const { identity, items } = (await plaid.plaid.userAccountSessionGet({ public_token })).data;

      expect(identity?.phone_number).toBe("+14155550011");
      expect(items).toHaveLength(2);
      for (const { access_token = "", item_id } of items) {
        const { data } = await plaid.plaid.accountsGet({ access_token });
        expect(data.item.item_id).toBe(item_id);
        expect(data.accounts.length).toBeGreaterThan(0);
      }
    });

    test("refuses a public token of Link", async () => {
      const { public_token } = (
        await plaid.plaid.itemCreatePublicToken({ access_token: await plaid.link() })
      ).data;

      expect(await refusal(plaid.plaid.userAccountSessionGet({ public_token }))).toMatchObject({
        type: "INVALID_INPUT",
        code: "INVALID_PUBLIC_TOKEN",
      });
    });

    test("refuses a public token after half an hour", async () => {
      const { public_token } = await passage();
      plaid.control.advanceClock({ advanceMs: 31 * 60_000 });

      const refused = await refusal(plaid.plaid.userAccountSessionGet({ public_token }));

      expect(refused).toMatchObject({ code: "INVALID_PUBLIC_TOKEN" });
      expect(refused.message).toContain("expired");
    });
  },
);

describeOperation(
  "/user_account/session/event/send",
  plaid,
  {
    send: (api, body) => api.userAccountSessionEventSend(body),
    request: async () => ({
      link_session_id: (await passage()).link_session_id,
      event: { name: "USER_ONBOARDED", timestamp: new Date().toISOString() },
    }),
    required: ["link_session_id", "event"],
  },
  () => {
    test("refuses an event of a session that is not there", async () => {
      const event = { name: "USER_ONBOARDED", timestamp: new Date().toISOString() };
      const link_session_id = "00000000-0000-4000-8000-000000000000";

      const refused = await refusal(
        plaid.plaid.userAccountSessionEventSend({ link_session_id, event }),
      );

      expect(refused).toMatchObject({ type: "INVALID_REQUEST", code: "INVALID_FIELD" });
    });
  },
);
