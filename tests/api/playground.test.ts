import { afterEach, describe, expect, test } from "vitest";
import { getLinkSession } from "@/lib/data/link-sessions";
import { env } from "@/lib/env";
import { linkTokenPresets } from "@/lib/playground/link-token/presets";
import { mapReferences } from "@/lib/playground/map-references";
import { linkTokenCreate } from "@/lib/playground/operations/link-token-create";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, jobsOf } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";
import { askPlayground, nothing, plaids, standardLink } from "@/tests/support/playground";
import { userWithAccount, userWithToken } from "@/tests/support/processors";
import { signedInUser } from "@/tests/support/users";

afterEach(async () => {
  await emulator.heal();
  await emulator.set({ linkEvents: true });
  await clearJobs();
});

describe("POST /api/playground/link-token-create", () => {
  test("starts a Link session like any other, and tells its token to nothing but Link", async () => {
    const { viewer, cookie } = await signedInUser();

    const told = await askPlayground(cookie, "link-token-create", standardLink);

    expect(told).toEqual({
      ...nothing,
      answer: plaids("/link/token/create", { link_token: "link-sandbox-[redacted]" }),
      sessionId: expect.stringMatching(/^lks_/),
      linkToken: expect.stringMatching(/^link-sandbox-[\da-f-]{36}$/),
    });
    const { linkToken, sessionId } = told;
    const session = await getLinkSession(viewer, String(sessionId));
    expect(session).toMatchObject({ linkToken, mode: "STANDARD", state: "OPEN", itemId: null });
    expect(await jobsOf("session.poll")).toEqual([]);
  });

  test("sends the viewer's own id, and addresses of the configuration only", async () => {
    const { viewer, cookie } = await signedInUser();
    const mark = await emulator.mark();

    await askPlayground(cookie, "link-token-create", {
      ...standardLink,
      // Where it is no reference, a text that looks like one stays as it is.
      user: { client_user_id: "me", legal_name: "me" },
      hosted_link: { completion_redirect_uri: "configured" },
    });

    const [sent] = await emulator.requestsSince(mark, "/link/token/create");
    expect(sent).toMatchObject({
      user: { client_user_id: viewer.id },
      hosted_link: { completion_redirect_uri: expect.stringContaining(`${env().APP_URL}/`) },
    });
  });

  test("with Hosted Link gives the page to open, and looks after its end", async () => {
    const { viewer, cookie } = await signedInUser();

    const told = await askPlayground(cookie, "link-token-create", {
      ...standardLink,
      hosted_link: {},
    });

    expect(told).toMatchObject({
      linkToken: null,
      hostedLinkUrl: expect.stringMatching(/^http/),
      answer: { body: { hosted_link_url: "[redacted]" } },
    });
    const { mode } = await getLinkSession(viewer, String(told.sessionId));
    expect(mode).toBe("HOSTED");
    expect(await jobsOf("session.poll")).toHaveLength(1);
  });

  test("for several banks names the viewer as a user of Plaid's, the same each time", async () => {
    const { viewer, cookie } = await signedInUser();
    const { user: _, ...request } = standardLink;
    const several = { ...request, user_id: "me", enable_multi_item_link: true };
    const mark = await emulator.mark();

    const first = await askPlayground(cookie, "link-token-create", several);
    await askPlayground(cookie, "link-token-create", several);

    expect(await emulator.callsSince(mark, "/user/create")).toHaveLength(1);
    expect(first.answer?.path).toBe("/link/token/create");
    const { mode } = await getLinkSession(viewer, String(first.sessionId));
    expect(mode).toBe("MULTI_ITEM");
    expect(await jobsOf("session.poll")).toHaveLength(2);
  });

  test.each([
    { more: {}, update: "REAUTH" },
    { more: { update: { account_selection_enabled: true } }, update: "ACCOUNTS" },
    { more: { additional_consented_products: ["auth"] }, update: "PERMISSIONS" },
  ])("for a bank of the viewer's starts update mode: $update", async ({ more, update }) => {
    const { viewer, cookie, itemId } = await userWithItem();
    const { products: _, ...request } = standardLink;

    const { sessionId, linkToken } = await askPlayground(cookie, "link-token-create", {
      ...request,
      ...more,
      access_token: `item:${itemId}`,
    });

    const session = await getLinkSession(viewer, String(sessionId));
    expect(session).toMatchObject({ mode: "UPDATE", update, itemId });
    await emulator.completeLink(String(linkToken));
  });

  test.each(linkTokenPresets)("makes a token with the preset $name", async ({ request }) => {
    const { cookie, itemId } = await userWithItem();
    const filled = mapReferences(linkTokenCreate.schema, request, ({ kind, value }) =>
      kind === "item" ? `item:${itemId}` : value,
    );

    const { answer } = await askPlayground(
      cookie,
      "link-token-create",
      filled as Record<string, unknown>,
    );

    expect(answer).toMatchObject({ status: 200, body: { link_token: "link-sandbox-[redacted]" } });
  });
});

describe("POST /api/playground/link-token-get", () => {
  test("tells of a session that was started here, without its tokens", async () => {
    const { cookie } = await signedInUser();
    const { sessionId, linkToken } = await askPlayground(cookie, "link-token-create", standardLink);
    await emulator.completeLink(String(linkToken));

    const told = await askPlayground(cookie, "link-token-get", {
      link_token: `session:${sessionId}`,
    });

    expect(told).toEqual({
      ...nothing,
      sessionId,
      answer: plaids("/link/token/get", {
        link_token: "link-sandbox-[redacted]",
        link_sessions: [expect.objectContaining({ finished_at: expect.any(String) })],
      }),
    });
    expect(JSON.stringify(told)).toContain("public-sandbox-[redacted]");
  });
});

describe("operations that read", () => {
  test("tell what Plaid has of the viewer's Item, found by our ids of it and its account", async () => {
    const { cookie, itemId, accountId, plaidAccountId } = await userWithAccount({ grants: true });
    const access_token = `item:${itemId}`;
    const one = { access_token, options: { account_ids: [`account:${accountId}`] } };
    const itsAccount = { accounts: [expect.objectContaining({ account_id: plaidAccountId })] };

    const told = async (operation: string, request: Record<string, unknown>) => {
      const { answer, ...made } = await askPlayground(cookie, operation, request);
      expect(made).toEqual(nothing);
      return answer;
    };

    expect(await told("item-get", { access_token })).toEqual(
      plaids("/item/get", { item: expect.objectContaining({ institution_id: "ins_109508" }) }),
    );
    expect(await told("accounts-get", one)).toEqual(plaids("/accounts/get", itsAccount));
    expect(await told("accounts-balance-get", one)).toEqual(
      plaids("/accounts/balance/get", itsAccount),
    );
    expect(await told("auth-get", one)).toEqual(plaids("/auth/get", itsAccount));
    expect(await told("identity-get", one)).toEqual(plaids("/identity/get", itsAccount));
    expect(
      await told("transactions-sync", {
        access_token,
        count: 5,
        options: { account_id: `account:${accountId}` },
      }),
    ).toEqual(plaids("/transactions/sync", { next_cursor: expect.any(String) }));
  });

  test("tell of institutions", async () => {
    const { cookie } = await signedInUser();
    const country_codes = ["US"];
    const [list, one, found] = await Promise.all([
      askPlayground(cookie, "institutions-get", { count: 3, offset: 0, country_codes }),
      askPlayground(cookie, "institutions-get-by-id", {
        institution_id: "ins_109508",
        country_codes,
      }),
      askPlayground(cookie, "institutions-search", { query: "Platypus", country_codes }),
    ]);

    expect(list.answer?.body).toMatchObject({ institutions: { length: 3 } });
    expect(one.answer?.body).toMatchObject({ institution: { name: "First Platypus Bank" } });
    expect(found.answer?.body).toMatchObject({
      institutions: expect.arrayContaining([
        expect.objectContaining({ name: "First Platypus Bank" }),
      ]),
    });
  });

  test("tell what a partner may do with the viewer's processor token", async () => {
    const { cookie, tokenId } = await userWithToken();

    const told = await askPlayground(cookie, "processor-token-permissions-get", {
      processor_token: `processor-token:${tokenId}`,
    });

    expect(told).toEqual({
      ...nothing,
      answer: plaids("/processor/token/permissions/get", { products: [] }),
    });
  });
});
