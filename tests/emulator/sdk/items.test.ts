import { ItemRemoveReasonCode } from "plaid";
import { expect, test } from "vitest";
import { describeItemOperation } from "./describe-item-operation";
import { describeOperation } from "./describe-operation";
import { refusal } from "./refusal";
import { startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const request = async () => ({ access_token: await plaid.link() });
const required = ["access_token"] as const;

async function publicToken() {
  const { access_token } = await request();
  return (await plaid.plaid.itemCreatePublicToken({ access_token })).data;
}

describeOperation(
  "/item/public_token/exchange",
  plaid,
  {
    send: (api, body) => api.itemPublicTokenExchange(body),
    request: async () => ({ public_token: (await publicToken()).public_token }),
    required: ["public_token"],
  },
  () => {
    const exchange = (public_token: string) =>
      plaid.plaid.itemPublicTokenExchange({ public_token });

    test("gives the access token and the Item, the same ones again within half an hour", async () => {
      const { public_token } = await publicToken();

      const [first, second] = [await exchange(public_token), await exchange(public_token)];

      expect(first.data.access_token).toMatch(/^access-sandbox-[0-9a-f-]{36}$/);
      expect(first.data.item_id).toMatch(/^[A-Za-z0-9]{37}$/);
      expect({ ...second.data, request_id: "" }).toEqual({ ...first.data, request_id: "" });
    });

    test("refuses a second time where public tokens are good for one", async () => {
      const { public_token } = await publicToken();
      plaid.control.changeSettings({ publicTokenExchange: "one-time" });
      await exchange(public_token);

      const refused = await refusal(exchange(public_token));

      plaid.control.changeSettings({ publicTokenExchange: "idempotent" });
      expect(refused).toMatchObject({ status: 400, code: "INVALID_PUBLIC_TOKEN" });
    });

    test("refuses a token that has expired", async () => {
      const { public_token } = await publicToken();
      plaid.control.advanceClock({ advanceMs: 30 * 60_000 });

      const refused = await refusal(exchange(public_token));

      expect(refused).toMatchObject({ status: 400, code: "INVALID_PUBLIC_TOKEN" });
      expect(refused.message).toContain("provided public token is expired");
    });

    test("refuses a token of another kind, by its form", async () => {
      const refused = await refusal(exchange(await plaid.linkToken()));

      expect(refused.code).toBe("INVALID_PUBLIC_TOKEN");
      expect(refused.message).toContain("expected format: public-<environment>-<identifier>");
    });

    test("refuses the token of an Item that was removed", async () => {
      const access_token = await plaid.link();
      const { public_token } = (await plaid.plaid.itemCreatePublicToken({ access_token })).data;
      await plaid.plaid.itemRemove({ access_token });

      expect(await refusal(exchange(public_token))).toMatchObject({ code: "ITEM_NOT_FOUND" });
    });
  },
);

describeItemOperation(
  "/item/public_token/create",
  plaid,
  { send: (api, body) => api.itemCreatePublicToken(body), request, required },
  () => {
    test("gives a token that lasts half an hour", async () => {
      const { public_token, expiration } = await publicToken();

      const now = Date.parse(plaid.control.advanceClock({ advanceMs: 0 }));
      expect(public_token).toMatch(/^public-sandbox-[0-9a-f-]{36}$/);
      expect(Date.parse(expiration ?? "")).toBeCloseTo(now + 30 * 60_000, -4);
    });
  },
);

describeItemOperation(
  "/item/get",
  plaid,
  { send: (api, body) => api.itemGet(body), request, required },
  () => {
    test("tells what is known of the Item", async () => {
      const { access_token, item_id } = await plaid.linkWith();

      const { item, status } = (await plaid.plaid.itemGet({ access_token })).data;

      expect(item).toMatchObject({
        item_id,
        institution_id: "ins_109508",
        webhook: "https://app.example/hook",
        error: null,
        products: ["auth", "identity", "transactions"],
      });
      expect(status?.transactions?.last_successful_update).toEqual(expect.any(String));
    });
  },
);

describeItemOperation(
  "/item/remove",
  plaid,
  { send: (api, body) => api.itemRemove(body), request, required },
  () => {
    test("takes a reason", async () => {
      const { access_token } = await request();

      const removed = await plaid.plaid.itemRemove({
        access_token,
        reason_code: ItemRemoveReasonCode.FraudOther,
        reason_note: "seen elsewhere",
      });

      expect(removed.status).toBe(200);
    });

    test("refuses to remove what is removed", async () => {
      const { access_token } = await request();
      await plaid.plaid.itemRemove({ access_token });

      expect(await refusal(plaid.plaid.itemRemove({ access_token }))).toMatchObject({
        status: 400,
        code: "ITEM_NOT_FOUND",
      });
    });
  },
);

describeItemOperation(
  "/item/webhook/update",
  plaid,
  { send: (api, body) => api.itemWebhookUpdate(body), request, required },
  () => {
    test("sets another URL, or none", async () => {
      const { access_token } = await request();
      const update = async (webhook: string | null) =>
        (await plaid.plaid.itemWebhookUpdate({ access_token, webhook })).data.item.webhook;

      expect(await update("https://app.example/other")).toBe("https://app.example/other");
      expect(await update(null)).toBeNull();
    });

    test("refuses what is no URL", async () => {
      const { access_token } = await request();

      const refused = await refusal(plaid.plaid.itemWebhookUpdate({ access_token, webhook: "no" }));

      expect(refused).toMatchObject({
        code: "INVALID_FIELD",
        message: "webhook must be a non-empty string URL",
      });
    });
  },
);

describeItemOperation(
  "/item/access_token/invalidate",
  plaid,
  { send: (api, body) => api.itemAccessTokenInvalidate(body), request, required },
  () => {
    test("gives another access token to the same Item", async () => {
      const { access_token, item_id } = await plaid.linkWith();

      const { new_access_token } = (await plaid.plaid.itemAccessTokenInvalidate({ access_token }))
        .data;

      const { item } = (await plaid.plaid.itemGet({ access_token: new_access_token })).data;
      expect(item.item_id).toBe(item_id);
    });
  },
);
