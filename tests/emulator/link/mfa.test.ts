import { describe, expect, test } from "vitest";
import type { LinkAction } from "@/emulator/link/link-action";
import { eventNames, signingIn, walk } from "./session-walk";

const answer = (...answers: string[]): LinkAction[] => [
  { action: "submit_mfa", answers },
  { action: "proceed" },
];
const device = "Text message to ••• ••• 1234";

describe("a login with a device", () => {
  test("has the events of Plaid's, in their order, each with its kind", () => {
    const session = walk([...signingIn("mfa_device"), ...answer(device), ...answer("1234")]);

    expect(eventNames(session).slice(-9)).toEqual([
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "TV MFA",
      "SUBMIT_MFA",
      "TV LOADING",
      "TV MFA",
      "SUBMIT_MFA",
      "TV LOADING",
      "TV SELECT_ACCOUNT",
    ]);
    expect(session.events.flatMap(({ detail }) => detail.mfa_type ?? [])).toEqual([
      "device",
      "device",
      "code",
      "code",
    ]);
  });

  test("takes no device that the bank did not offer", () => {
    const session = walk([...signingIn("mfa_device"), ...answer("a pigeon")]);

    expect(session.lastError).toBe("INVALID_MFA");
    expect(session.pane).toMatchObject({ name: "mfa", round: 0 });
  });

  test("may be tried again after a wrong code, at the code", () => {
    const met = walk([...signingIn("mfa_device"), ...answer(device), ...answer("0000")]);
    const again = walk([
      ...signingIn("mfa_device"),
      ...answer(device),
      ...answer("0000"),
      ...answer("1234"),
    ]);

    expect(eventNames(met).slice(-3)).toEqual(["TV LOADING", "ERROR", "TV MFA"]);
    expect(met.pane).toMatchObject({ name: "mfa", round: 1, problem: "INVALID_MFA" });
    expect(again.pane.name).toBe("accounts");
  });
});

describe.each([
  {
    password: "mfa_questions_2_2",
    rounds: [
      ["answer_0_0", "answer_0_1"],
      ["answer_1_0", "answer_1_1"],
    ],
  },
  { password: "mfa_selections", rounds: [["Yes"]] },
  { password: "mfa_selections_2_1_3", rounds: [["answer_0_0_0"], ["answer_1_0_0"]] },
])("a login with $password", ({ password, rounds }) => {
  test("is accepted after every round is answered", () => {
    const before = walk([
      ...signingIn(password),
      ...rounds.slice(0, -1).flatMap((r) => answer(...r)),
    ]);
    const after = walk([...signingIn(password), ...rounds.flatMap((round) => answer(...round))]);

    expect(before.pane).toMatchObject({ name: "mfa", round: rounds.length - 1 });
    expect(after.pane.name).toBe("accounts");
  });

  test("is not accepted with an answer too few or a wrong one", () => {
    const right = rounds[0] ?? [];

    expect(walk([...signingIn(password), ...answer(...right.slice(1))]).lastError).toBe(
      "INVALID_MFA",
    );
    expect(walk([...signingIn(password), ...answer(...right.slice(1), "no")]).lastError).toBe(
      "INVALID_MFA",
    );
  });
});

describe("a captcha", () => {
  test("that is good leads on, and is no MFA", () => {
    const session = walk([...signingIn('{"recaptcha":"good"}'), ...answer("human")]);

    expect(session.pane.name).toBe("accounts");
    expect(eventNames(session)).toContain("TV RECAPTCHA");
    expect(eventNames(session)).not.toContain("SUBMIT_MFA");
  });

  test("that is bad is asked again", () => {
    const session = walk([...signingIn('{"recaptcha":"bad"}'), ...answer("human")]);

    expect(session.lastError).toBe("RECAPTCHA_BAD");
    expect(session.pane.name).toBe("mfa");
  });
});

test("error_INVALID_MFA asks for a code that nothing satisfies", () => {
  const session = walk([...signingIn("error_INVALID_MFA"), ...answer("1234")]);

  expect(session.pane).toMatchObject({ name: "mfa", problem: "INVALID_MFA" });
});

test.each([
  { password: "mfa_device", answers: [], status: "choose_device" },
  { password: "mfa_device", answers: answer(device), status: "requires_code" },
  { password: "mfa_questions_1_1", answers: [], status: "requires_questions" },
  { password: "mfa_selections", answers: [], status: "requires_selections" },
  { password: '{"recaptcha":"good"}', answers: [], status: "requires_recaptcha" },
])("an exit says $status", ({ password, answers, status }) => {
  const session = walk([
    ...signingIn(password),
    ...answers,
    { action: "exit" },
    { action: "confirm_exit" },
  ]);

  expect(session.result).toMatchObject({ kind: "exit", status });
});

test("the fifth refused login or answer kills the link token", () => {
  const four = walk([...signingIn("mfa_device"), ...Array(4).fill(answer("no")).flat()]);
  const five = walk([...signingIn("mfa_device"), ...Array(5).fill(answer("no")).flat()]);

  expect(four.linkToken).not.toBeNull();
  expect(five.linkToken).toBeNull();
  expect(five.pane).toEqual({ name: "problem", code: "INVALID_LINK_TOKEN" });
});
