import { CountryCode, Products } from "plaid";
import { describe, expect, test } from "vitest";
import { describeOperation } from "./describe-operation";
import { refusal } from "./refusal";
import { linkTokenRequest, startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const HOUR_MS = 60 * 60 * 1000;

describeOperation(
  "/link/token/create",
  plaid,
  {
    send: (api, request) => api.linkTokenCreate(request),
    request: () => linkTokenRequest,
    required: ["client_name", "language", "country_codes"],
  },
  () => {
    test("gives a token that lasts four hours", async () => {
      const { data } = await plaid.plaid.linkTokenCreate(linkTokenRequest);

      const now = Date.parse(plaid.control.advanceClock({ advanceMs: 0 }));
      expect(data.link_token).toMatch(/^link-sandbox-[0-9a-f-]{36}$/);
      expect(Date.parse(data.expiration)).toBeCloseTo(now + 4 * HOUR_MS, -4);
    });

    test("gives one for an Item there is, for half an hour", async () => {
      const { products: _, ...request } = linkTokenRequest;
      const access_token = await plaid.link();

      const { data } = await plaid.plaid.linkTokenCreate({ ...request, access_token });

      const now = Date.parse(plaid.control.advanceClock({ advanceMs: 0 }));
      expect(Date.parse(data.expiration)).toBeCloseTo(now + HOUR_MS / 2, -4);
    });

    test("refuses an access token that is none", async () => {
      const { products: _, ...request } = linkTokenRequest;
      const access_token = await plaid.linkToken();

      const refused = await refusal(plaid.plaid.linkTokenCreate({ ...request, access_token }));

      expect(refused).toMatchObject({ status: 400, code: "INVALID_ACCESS_TOKEN" });
    });

    test("refuses a language that Link does not speak", async () => {
      const request = { ...linkTokenRequest, language: "tlh" };

      const refused = await refusal(plaid.plaid.linkTokenCreate(request));

      expect(refused).toMatchObject({ status: 400, code: "INVALID_FIELD" });
    });
  },
);

describeOperation(
  "/link/token/get",
  plaid,
  {
    send: (api, request) => api.linkTokenGet(request),
    request: async () => ({ link_token: await plaid.linkToken() }),
    required: ["link_token"],
  },
  () => {
    test("tells what the token was made with, and of the session that linked something", async () => {
      const link_token = await plaid.linkToken();
      const { public_tokens } = plaid.control.completeLink({
        link_token,
        institution_id: "ins_109508",
      });

      const { data } = await plaid.plaid.linkTokenGet({ link_token });

      expect(data.metadata).toMatchObject({
        client_name: "Acorn",
        country_codes: [CountryCode.Us],
        initial_products: [Products.Transactions],
      });
      const [session] = data.link_sessions ?? [];
      const results = session?.results?.item_add_results ?? [];
      expect(results.map(({ public_token }) => public_token)).toEqual(public_tokens);
    });

    test("refuses a token of another kind, by its form", async () => {
      const link_token = await plaid.link();

      const refused = await refusal(plaid.plaid.linkTokenGet({ link_token }));

      expect(refused).toMatchObject({ status: 400, code: "INVALID_FIELD" });
    });

    test("refuses a token that it never gave", async () => {
      const link_token = "link-sandbox-00000000-0000-4000-8000-000000000000";

      const refused = await refusal(plaid.plaid.linkTokenGet({ link_token }));

      expect(refused).toMatchObject({ status: 400, code: "INVALID_LINK_TOKEN" });
    });
  },
);

describe("a link token", () => {
  test("opens Link no more once it has expired, and is still told of", async () => {
    const link_token = await plaid.linkToken();
    plaid.control.advanceClock({ advanceMs: 4 * HOUR_MS + 1000 });

    const { public_tokens, exit } = plaid.control.completeLink({
      link_token,
      institution_id: "ins_109508",
    });

    expect(public_tokens).toEqual([]);
    expect(exit?.error).toMatchObject({ error_code: "INVALID_LINK_TOKEN" });
    expect((await plaid.plaid.linkTokenGet({ link_token })).data.link_token).toBe(link_token);
  });
});
