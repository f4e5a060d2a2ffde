import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sandboxPhones } from "@/emulator/data/sandbox-phones";
import type { LinkAction } from "@/emulator/link/link-action";
import { eventNames, signingIn, updateOf, walk, wayTo } from "./session-walk";

describe("a session that goes well", () => {
  test("has the events of Plaid's, in their order", () => {
    const session = walk([...wayTo.connected, { action: "finish" }]);

    expect(eventNames(session)).toEqual([
      "OPEN",
      "TV CONSENT",
      "TV SUBMIT_PHONE",
      "SKIP_SUBMIT_PHONE",
      "TV SELECT_INSTITUTION",
      "SELECT_INSTITUTION",
      "TV CREDENTIAL",
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "TV SELECT_ACCOUNT",
      "TV CONNECTED",
      "HANDOFF",
    ]);
    expect(session.result).toEqual({ kind: "success" });
    expect(session.linked).toMatchObject([{ masks: ["0000"] }]);
  });

  test("names the institution in every event once it is chosen, and in none before", () => {
    const { events } = walk(wayTo.accounts);

    const chosen = events.findIndex(({ name }) => name === "SELECT_INSTITUTION");
    const naming = events.map(({ detail }) => detail.institution_id ?? null);
    expect(naming.slice(0, chosen)).toEqual(naming.slice(0, chosen).map(() => null));
    expect(new Set(naming.slice(chosen))).toEqual(new Set(["ins_109508"]));
  });

  test("cannot be left without what was linked: exit at the end finishes it", () => {
    const session = walk([...wayTo.connected, { action: "exit" }]);

    expect(session.result?.kind).toBe("success");
  });

  test("goes straight to the login in update mode", () => {
    const session = walk(
      [
        { action: "submit_credentials", username: "user_good", password: "pass_good" },
        { action: "proceed" },
        { action: "finish" },
      ],
      { update: updateOf() },
    );

    expect(eventNames(session)).toEqual([
      "OPEN",
      "TV CREDENTIAL",
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "TV CONNECTED",
      "HANDOFF",
    ]);
    expect(session.events[0]?.detail.is_update_mode).toBe("true");
  });
});

describe("exit", () => {
  test.each([
    { from: "consent", status: "requires_credentials" },
    { from: "phone", status: "requires_credentials" },
    { from: "institutions", status: "institution_not_found" },
    { from: "credentials", status: "requires_credentials" },
    { from: "loading", status: "requires_credentials" },
    { from: "accounts", status: "requires_account_selection" },
  ] as const)("from $from says $status", ({ from, status }) => {
    const session = walk([...wayTo[from], { action: "exit" }, { action: "confirm_exit" }]);

    expect(session.result).toMatchObject({ kind: "exit", status });
    expect(session.events.at(-1)).toMatchObject({ name: "EXIT", detail: { exit_status: status } });
  });

  test("is asked about once something would be lost, and can be taken back", () => {
    const asked = walk([...wayTo.institutions, { action: "exit" }]);
    const back = walk([...wayTo.institutions, { action: "exit" }, { action: "cancel_exit" }]);

    expect(asked.pane.name).toBe("confirm-exit");
    expect(back.pane.name).toBe("institutions");
  });

  test("is not asked about when it is forced", () => {
    const session = walk([...wayTo.accounts, { action: "force_exit" }]);

    expect(session.result).toMatchObject({ kind: "exit", status: "requires_account_selection" });
  });

  test("carries the last error, even when the person went on after it", () => {
    const session = walk([
      ...signingIn("wrong"),
      { action: "back" },
      { action: "exit" },
      { action: "confirm_exit" },
    ]);

    expect(session.lastError).toBe("INVALID_CREDENTIALS");
    expect(session.events.at(-1)?.detail.error_code).toBe("INVALID_CREDENTIALS");
  });
});

describe("a login", () => {
  test("with a wrong password may be tried again", () => {
    const session = walk([...signingIn("wrong"), ...signingIn("pass_good").slice(-2)]);

    expect(eventNames(session).slice(-7)).toEqual([
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "ERROR",
      "TV CREDENTIAL",
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "TV SELECT_ACCOUNT",
    ]);
    expect(session.pane.name).toBe("accounts");
  });

  test.each([
    { code: "COUNTRY_NOT_SUPPORTED", goesTo: "institutions" },
    { code: "INSTITUTION_NOT_RESPONDING", goesTo: "institutions" },
    { code: "INSTITUTION_NO_LONGER_SUPPORTED", goesTo: "institutions" },
    { code: "ITEM_NOT_SUPPORTED", goesTo: "institutions" },
    { code: "MFA_NOT_SUPPORTED", goesTo: "institutions" },
    { code: "USER_SETUP_REQUIRED", goesTo: "institutions" },
    { code: "INVALID_SEND_METHOD", goesTo: "finished" },
    { code: "PAYMENT_INVALID_RECIPIENT", goesTo: "finished" },
    { code: "ITEM_LOCKED", goesTo: "institutions" },
    { code: "INSTITUTION_DOWN", goesTo: "institutions" },
    { code: "NO_ACCOUNTS", goesTo: "institutions" },
    { code: "INSUFFICIENT_CREDENTIALS", goesTo: "credentials" },
    { code: "INTERNAL_SERVER_ERROR", goesTo: "finished" },
    { code: "USER_INPUT_TIMEOUT", goesTo: "finished" },
  ])("with error_$code meets it, and goes on to $goesTo", ({ code, goesTo }) => {
    const met = walk(signingIn(`error_${code}`));
    const onward = walk([...signingIn(`error_${code}`), { action: "back" }]);

    expect(met.pane).toEqual({ name: "problem", code });
    expect(eventNames(met).slice(-2)).toEqual(["TV ERROR", "ERROR"]);
    expect(onward.pane.name).toBe(goesTo);
  });

  test("that only Plaid's own sandbox knows is told apart, never taken for a success", () => {
    expect(walk(signingIn("{}", "user_link_recovery")).pane).toEqual({
      name: "unsupported",
      what: "login",
    });
  });
});

describe("choosing an institution", () => {
  const choosing = (institution_id: string): LinkAction[] => [
    ...wayTo.institutions,
    { action: "select_institution", institution_id },
  ];

  test.each([
    { name: "degraded", id: "ins_132363", event: "SELECT_DEGRADED_INSTITUTION", to: "credentials" },
    { name: "down", id: "ins_132361", event: "SELECT_DOWN_INSTITUTION", to: "problem" },
    { name: "unsupported", id: "ins_133402", event: "SELECT_FILTERED_INSTITUTION", to: "problem" },
    { name: "an OAuth one", id: "ins_127287", event: "SELECT_INSTITUTION", to: "oauth" },
  ])("that is $name leads to $to", ({ id, event, to }) => {
    const session = walk(choosing(id));

    expect(eventNames(session)).toContain(event);
    expect(session.pane.name).toBe(to);
  });
});

describe("the accounts on offer", () => {
  const offered = (changes: Parameters<typeof walk>[1]) => {
    const everything = ["0000", "1111", "2222", "3333", "5555", "7777", "9002", "9999"];
    const select: LinkAction = { action: "select_accounts", accounts: everything };
    const { pane } = walk([...wayTo.accounts, select], changes);
    return pane.name === "connected" ? pane.masks : pane.name;
  };

  test("are only those with account numbers when auth is asked for", () => {
    expect(offered({ products: ["auth", "transactions"] })).toEqual(["0000", "1111", "9002"]);
  });

  test("are only those that the filter names, whole types left out where it does not", () => {
    const accountFilters = {
      depository: { account_subtypes: ["savings" as const] },
      credit: { account_subtypes: ["all" as const] },
    };

    expect(offered({ accountFilters })).toEqual(["1111", "3333", "9999"]);
  });

  test("may be none, which is an error of its own", () => {
    const accountFilters = { other: { account_subtypes: ["all" as const] } };

    expect(walk(wayTo.accounts, { accountFilters }).pane).toEqual({
      name: "problem",
      code: "NO_ACCOUNTS",
    });
  });
});

describe("an action that a pane does not offer", () => {
  test("changes nothing", () => {
    const chosen = walk(wayTo.accounts);
    const again = walk([
      ...wayTo.accounts,
      { action: "submit_credentials", username: "user_good", password: "no" },
      { action: "select_accounts", accounts: [] },
      { action: "select_accounts", accounts: ["made up"] },
      { action: "finish" },
    ]);

    expect(again).toEqual(chosen);
  });

  test("never breaks a session, whatever the order: it goes on or it has ended once", () => {
    const action = fc.oneof(
      ...wayTo.connected.map((one) => fc.constant(one)),
      fc.constantFrom<LinkAction>(
        { action: "finish" },
        { action: "back" },
        { action: "exit" },
        { action: "confirm_exit" },
        { action: "cancel_exit" },
        { action: "force_exit" },
        { action: "expire" },
        { action: "time_out" },
        { action: "submit_known_phone" },
        { action: "submit_otp", otp: "123456" },
        { action: "submit_otp", otp: "1" },
        { action: "connect_new" },
        { action: "share_saved", institution_id: "ins_109508", accounts: ["0000"] },
        { action: "submit_mfa", answers: ["1234"] },
        { action: "open_oauth" },
        { action: "check_oauth", closed: true },
        { action: "select_institution", institution_id: "ins_127287" },
      ),
      fc.string().map((query): LinkAction => ({ action: "search", query })),
      fc
        .constantFrom("415-555-0010", "415-555-0011", "415-555-0015", "no")
        .map((phone_number): LinkAction => ({ action: "submit_phone", phone_number })),
      fc.constantFrom("pass_good", "error_NO_ACCOUNTS", "mfa_device", "x").map(
        (password): LinkAction => ({
          action: "submit_credentials",
          username: "user_good",
          password,
        }),
      ),
    );

    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const facts = { saved: (phone: string) => sandboxPhones.get(phone)?.saved ?? [] };
        const session = walk(actions, {}, { facts });
        const endings = session.events.filter(({ name }) => name === "EXIT" || name === "HANDOFF");
        expect(endings.length).toBe(session.result ? 1 : 0);
        expect(session.pane.name === "finished").toBe(session.result !== null);
      }),
    );
  });
});
