import { describe, expect, test } from "vitest";
import type { LinkAction } from "@/emulator/link/link-action";
import { freshEmulator, linkTokenRequest } from "./api-client";
import { eventNames, walk, wayTo } from "./link/session-walk";
import { linkPage, signIn, toInstitutions } from "./link-page";

/** An emulator, and a link token with which a user can add several Items. */
async function multiItem(request: object = {}) {
  const fresh = freshEmulator();
  const { user_id } = (await fresh.call("/user/create", { client_user_id: "user-1" })).body;
  const { link_token } = (
    await fresh.call("/link/token/create", {
      ...linkTokenRequest,
      user_id,
      enable_multi_item_link: true,
      ...request,
    })
  ).body;
  const sessions = async () =>
    (await fresh.call("/link/token/get", { link_token })).body.link_sessions;
  return { ...fresh, ...linkPage(fresh.emulator), user_id, link_token, sessions };
}

const another = [
  { action: "add_another" },
  { action: "select_institution", institution_id: "ins_109509" },
  { action: "submit_credentials", username: "user_good", password: "pass_good" },
  { action: "proceed" },
  { action: "select_accounts", accounts: ["1111"] },
] satisfies LinkAction[];

describe("a Multi-Item session", () => {
  test("hands off each Item, and then is at no institution", () => {
    const session = walk([...wayTo.connected, ...another, { action: "finish" }], {
      isMultiItem: true,
    });

    expect(session.result).toEqual({ kind: "success" });
    expect(session.linked).toMatchObject([
      { institutionId: "ins_109508", masks: ["0000"] },
      { institutionId: "ins_109509", masks: ["1111"] },
    ]);
    expect(eventNames(session).slice(-10)).toEqual([
      "HANDOFF",
      "TV CONNECTED",
      "TV SELECT_INSTITUTION",
      "SELECT_INSTITUTION",
      "TV CREDENTIAL",
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "TV SELECT_ACCOUNT",
      "HANDOFF",
      "TV CONNECTED",
    ]);
    const first = session.events.findIndex(({ name }) => name === "HANDOFF");
    expect(session.events[first]?.detail.institution_id).toBe("ins_109508");
    expect(session.events[first + 1]?.detail.institution_id).toBeUndefined();
  });

  test.each([
    { name: "at the choice of another one", actions: [{ action: "exit" }] },
    {
      name: "at the list of institutions",
      actions: [{ action: "add_another" }, { action: "exit" }],
    },
    {
      name: "at the next login, after a question",
      actions: [...another.slice(0, 2), { action: "exit" }, { action: "confirm_exit" }],
    },
    { name: "at once", actions: [...another.slice(0, 2), { action: "force_exit" }] },
  ] satisfies { name: string; actions: LinkAction[] }[])(
    "is a success when it is left $name",
    ({ actions }) => {
      const session = walk([...wayTo.connected, ...actions], { isMultiItem: true });

      expect(session.result).toEqual({ kind: "success" });
      expect(session.linked).toHaveLength(1);
      expect(eventNames(session)).not.toContain("EXIT");
    },
  );

  test("is an exit when nothing was linked", () => {
    const session = walk([...wayTo.institutions, { action: "force_exit" }], { isMultiItem: true });

    expect(session.result).toMatchObject({ kind: "exit", status: "institution_not_found" });
  });

  test("has each Item and its public token from its HANDOFF on", async () => {
    const { open, act, call, link_token, sessions, user_id } = await multiItem();

    const { id } = await open(link_token);
    const between = await act(id, ...toInstitutions, ...signIn());
    const [session] = await sessions();
    const [{ public_token }] = session.results.item_add_results;
    const exchanged = await call("/item/public_token/exchange", { public_token });
    const { body } = await call("/user/items/get", { user_id });

    expect(between.callback).toBeNull();
    expect(between.html).toContain("One institution connected");
    expect(session.finished_at).toBeNull();
    expect(session).not.toHaveProperty("on_success");
    expect(body.items).toMatchObject([{ item_id: exchanged.body.item_id }]);
  });

  test("calls onSuccess with nothing, and tells all Items in the results", async () => {
    const { open, act, link_token, sessions } = await multiItem();

    const { id } = await open(link_token);
    const two = await act(id, ...toInstitutions, ...signIn(), ...another);
    const done = await act(id, { action: "finish" });

    expect(two.html).toContain("2 institutions connected");
    expect(done.callback).toMatchObject({
      type: "success",
      publicToken: null,
      metadata: { institution: null, accounts: [], account: null, link_session_id: id },
    });
    const [{ results, on_success }] = await sessions();
    expect(results.item_add_results).toMatchObject([
      { institution: { institution_id: "ins_109508" }, accounts: [{ mask: "0000" }] },
      { institution: { institution_id: "ins_109509" }, accounts: [{ mask: "1111" }] },
    ]);
    expect(on_success.public_token).toBe(results.item_add_results[0].public_token);
  });

  test("takes OAuth banks, one after the other", async () => {
    const { emulator, link_token, sessions } = await multiItem();

    const { public_tokens } = emulator.control.completeLink({
      link_token,
      institution_id: "ins_127287",
      another: [
        { institution_id: "ins_56", accounts: ["1111"] },
        { institution_id: "ins_109508", accounts: ["0000"] },
      ],
    });

    expect(new Set(public_tokens).size).toBe(3);
    const [{ results }] = await sessions();
    expect(results.item_add_results.slice(1)).toMatchObject([
      { institution: { institution_id: "ins_56" }, accounts: [{ mask: "1111" }] },
      { institution: { institution_id: "ins_109508" }, accounts: [{ mask: "0000" }] },
    ]);
  });

  test("keeps what was linked when the next bank refuses", async () => {
    const { emulator, link_token } = await multiItem();

    const { public_tokens, exit } = emulator.control.completeLink({
      link_token,
      institution_id: "ins_109508",
      another: [{ institution_id: "ins_109509", password: "error_ITEM_LOCKED" }],
    });

    expect(public_tokens).toHaveLength(1);
    expect(exit).toBeNull();
  });

  test("keeps what was linked when its token expires meanwhile", async () => {
    const { emulator, open, act, link_token, sessions } = await multiItem();

    const { id } = await open(link_token);
    await act(id, ...toInstitutions, ...signIn());
    emulator.control.advanceClock({ advanceMs: 4 * 60 * 60 * 1000 });
    await act(id, { action: "add_another" }, { action: "exit" });

    const [session] = await sessions();
    expect(session.results.item_add_results).toHaveLength(1);
    expect(session).not.toHaveProperty("exit");
  });
});

describe("enable_multi_item_link", () => {
  test("does not go with update mode", async () => {
    const { call, linkItem, user_id } = await multiItem();
    const { accessToken: access_token } = await linkItem();
    const { products, ...request } = linkTokenRequest;

    const { body } = await call("/link/token/create", {
      ...request,
      user_id,
      access_token,
      enable_multi_item_link: true,
    });

    expect(body.error_code).toBe("INVALID_FIELD");
  });

  test("is what another bank needs", async () => {
    const { emulator, linkToken } = freshEmulator();
    const link_token = await linkToken();

    expect(() =>
      emulator.control.completeLink({
        link_token,
        institution_id: "ins_109508",
        another: [{ institution_id: "ins_109509" }],
      }),
    ).toThrow("another needs a link token with enable_multi_item_link");
  });
});
