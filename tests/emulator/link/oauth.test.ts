import { describe, expect, test } from "vitest";
import type { LinkAction } from "@/emulator/link/link-action";
import type { OauthOutcome } from "@/emulator/link/oauth-bank/oauth-login";
import { eventNames, updateOf, walk, wayTo } from "./session-walk";

const atBank: LinkAction[] = [
  ...wayTo.institutions,
  { action: "select_institution", institution_id: "ins_127287" },
  { action: "open_oauth" },
];
const checked: LinkAction[] = [...atBank, { action: "check_oauth", closed: false }];
const closed: LinkAction[] = [...atBank, { action: "check_oauth", closed: true }];
const ended = (outcome: OauthOutcome) => ({ facts: { oauthOutcome: () => outcome } });

describe("a visit to an OAuth bank", () => {
  test("has the events of Plaid's, in their order, and no credentials", () => {
    const session = walk(
      [...checked, { action: "proceed" }, { action: "finish" }],
      {},
      ended({ kind: "granted", masks: ["1111", "0000"] }),
    );

    expect(eventNames(session).slice(4)).toEqual([
      "TV SELECT_INSTITUTION",
      "SELECT_INSTITUTION",
      "TV OAUTH",
      "OPEN_OAUTH",
      "TV LOADING",
      "TV CONNECTED",
      "HANDOFF",
    ]);
    expect(session.result).toEqual({ kind: "success" });
    expect(session.linked).toMatchObject([{ masks: ["0000", "1111"] }]);
  });

  test("is waited for, and asked for again and again without a trace", () => {
    const session = walk([...checked, { action: "check_oauth", closed: false }]);

    expect(session).toEqual(walk(atBank));
  });

  test("whose window is closed is retried from the same pane, as a visit of its own", () => {
    const left = walk(closed);
    const again = walk([...closed, { action: "open_oauth" }]);

    expect(eventNames(left).slice(-2)).toEqual(["OPEN_OAUTH", "CLOSE_OAUTH"]);
    expect(left.pane).toEqual({ name: "oauth", isOpen: false, hasFailed: false });
    expect(again.oauth.attempt).toBe(2);
    expect(eventNames(again).at(-1)).toBe("OPEN_OAUTH");
  });

  test("that fails is retried from the same pane", () => {
    const session = walk(checked, {}, ended({ kind: "failed" }));

    expect(eventNames(session).at(-1)).toBe("FAIL_OAUTH");
    expect(session.pane).toEqual({ name: "oauth", isOpen: false, hasFailed: true });
  });

  test.each(["INSUFFICIENT_CREDENTIALS", "ACCESS_NOT_GRANTED", "NO_AUTH_ACCOUNTS"] as const)(
    "that ends in %s goes back to the bank",
    (code) => {
      const met = walk(checked, {}, ended({ kind: "refused", code }));
      const onward = walk([...checked, { action: "back" }], {}, ended({ kind: "refused", code }));

      expect(eventNames(met).slice(-2)).toEqual(["TV ERROR", "ERROR"]);
      expect(met.lastError).toBe(code);
      expect(onward.pane.name).toBe("oauth");
    },
  );

  test("shares only what the app may have", () => {
    const accountFilters = { depository: { account_subtypes: ["savings" as const] } };
    const session = walk(
      [...checked, { action: "proceed" }],
      { accountFilters },
      ended({ kind: "granted", masks: ["0000", "1111"] }),
    );

    expect(session.pane).toMatchObject({ name: "connected", masks: ["1111"] });
  });

  test("that shares nothing the app may have has to be made again", () => {
    const accountFilters = { depository: { account_subtypes: ["savings" as const] } };
    const session = walk(
      [...checked, { action: "proceed" }, { action: "back" }],
      { accountFilters },
      ended({ kind: "granted", masks: ["0000"] }),
    );

    expect(session.lastError).toBe("NO_ACCOUNTS");
    expect(session.pane.name).toBe("oauth");
  });

  test("that is broken off says so on exit", () => {
    const session = walk([...atBank, { action: "exit" }, { action: "confirm_exit" }]);

    expect(session.result).toMatchObject({ kind: "exit", status: "requires_oauth" });
  });

  test("in update mode comes first, and its choice of accounts counts", () => {
    const session = walk(
      [
        { action: "open_oauth" },
        { action: "check_oauth", closed: false },
        { action: "proceed" },
        { action: "finish" },
      ],
      { update: updateOf({ institutionId: "ins_127287" }) },
      ended({ kind: "granted", masks: ["1111"] }),
    );

    expect(eventNames(session)).toEqual([
      "OPEN",
      "TV OAUTH",
      "OPEN_OAUTH",
      "TV LOADING",
      "TV CONNECTED",
      "HANDOFF",
    ]);
    expect(session.result).toEqual({ kind: "success" });
    expect(session.linked).toMatchObject([{ masks: ["1111"] }]);
  });
});
