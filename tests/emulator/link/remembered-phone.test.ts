import { describe, expect, test } from "vitest";
import { userGood } from "@/emulator/data/login";
import { sandboxPhones } from "@/emulator/data/sandbox-phones";
import type { LinkAction } from "@/emulator/link/link-action";
import { eventNames, walk, wayTo } from "./session-walk";

const facts = { saved: (phone: string) => sandboxPhones.get(phone)?.saved ?? [] };

const giving = (phone_number: string): LinkAction[] => [
  ...wayTo.phone,
  { action: "submit_phone", phone_number },
];
const verified = (phone: string): LinkAction[] => [
  ...giving(phone),
  { action: "submit_otp", otp: "123456" },
];
const sharing = (institution_id: string, ...accounts: string[]): LinkAction => ({
  action: "share_saved",
  institution_id,
  accounts,
});
const afterPhone = (session: ReturnType<typeof walk>) =>
  eventNames(session).slice(eventNames(session).indexOf("TV SUBMIT_PHONE") + 1);

describe("somebody new", () => {
  test("goes on to the search for a bank", () => {
    const session = walk(verified("415-555-0010"), {}, { facts });

    expect(afterPhone(session)).toEqual([
      "VERIFY_PHONE",
      "SUBMIT_PHONE",
      "TV VERIFY_PHONE",
      "SUBMIT_OTP",
      "TV SELECT_INSTITUTION",
    ]);
    expect(session.phone).toBe("+14155550010");
  });
});

describe("somebody who is remembered", () => {
  test.each([
    { phone: "415-555-0011", bank: "ins_109509" },
    { phone: "+1 (415) 555-0012", bank: "ins_109511" },
    { phone: "14155550013", bank: "ins_127287" },
  ])("links with $phone and no login", ({ phone, bank }) => {
    const session = walk([...verified(phone), sharing(bank, "0000", "1111")], {}, { facts });

    expect(afterPhone(session)).toEqual([
      "VERIFY_PHONE",
      "SUBMIT_PHONE",
      "TV VERIFY_PHONE",
      "SUBMIT_OTP",
      "TV SELECT_SAVED_INSTITUTION",
      "SELECT_INSTITUTION",
      "HANDOFF",
    ]);
    expect(session.events.at(-2)?.detail).toMatchObject({
      institution_id: bank,
      match_reason: "SAVED_INSTITUTION",
    });
    expect(session.result).toEqual({ kind: "success" });
    expect(session.linked).toMatchObject([{ masks: ["0000", "1111"] }]);
  });

  test("has the institution and account chosen by Plaid with 0015", () => {
    const session = walk(
      [...verified("415-555-0015"), sharing("ins_109508", "0000")],
      {},
      { facts },
    );

    expect(afterPhone(session)).toEqual([
      "VERIFY_PHONE",
      "SELECT_INSTITUTION",
      "SUBMIT_PHONE",
      "TV VERIFY_PHONE",
      "SUBMIT_OTP",
      "TV SELECT_SAVED_ACCOUNT",
      "HANDOFF",
    ]);
    const selected = session.events.find(({ name }) => name === "SELECT_INSTITUTION");
    expect(selected?.detail.match_reason).toBe("AUTO_SELECT_SAVED_INSTITUTION");
  });

  test("signs in anew on a new device", () => {
    const session = walk(
      [...verified("415-555-0014"), sharing("ins_109508", "0000")],
      {},
      { facts },
    );

    expect(session.pane).toEqual({ name: "credentials", problem: null });
  });

  test("may connect another bank instead", () => {
    const session = walk([...verified("415-555-0011"), { action: "connect_new" }], {}, { facts });

    expect(eventNames(session).slice(-2)).toEqual([
      "CONNECT_NEW_INSTITUTION",
      "TV SELECT_INSTITUTION",
    ]);
  });

  test("is shown only what the app may have", () => {
    const none = { other: { account_subtypes: ["all" as const] } };
    const session = walk(verified("415-555-0011"), { accountFilters: none }, { facts });

    expect(session.pane.name).toBe("institutions");
  });

  test("cannot share what was not saved", () => {
    const session = walk([...verified("415-555-0015"), sharing("ins_56", "0000")], {}, { facts });
    const again = walk([...verified("415-555-0015"), sharing("ins_109508", "1111")], {}, { facts });

    expect(session.pane.name).toBe("saved");
    expect(again.pane.name).toBe("saved");
  });
});

describe("a phone number", () => {
  test.each(["", "12", "415-555", "hello", "415-867-5309", "+1 415 555 001", "<b>"])(
    "such as %j is refused",
    (typed) => {
      const session = walk(giving(typed), {}, { facts });

      expect(session.pane).toEqual({ name: "phone", problem: "INVALID_PHONE_NUMBER" });
      expect(eventNames(session).slice(-2)).toEqual(["ERROR", "TV SUBMIT_PHONE"]);
    },
  );

  test("of a country where Plaid remembers nobody leads to the ordinary flow", () => {
    const session = walk(giving("+49 30 123456"), {}, { facts });

    expect(eventNames(session).slice(-2)).toEqual(["SUBMIT_PHONE", "TV SELECT_INSTITUTION"]);
  });

  test("that the app has given can be used as it is", () => {
    const session = walk(
      [...wayTo.phone, { action: "submit_known_phone" }],
      { phoneNumber: "+14155550011" },
      { facts },
    );

    expect(session.pane).toMatchObject({ name: "verify-phone", phone: "+14155550011" });
  });

  test("that the app has given and that was verified before gets its code unasked", () => {
    const session = walk(
      wayTo.phone,
      { phoneNumber: "+14155550011" },
      { facts: { ...facts, isKnown: () => true } },
    );

    expect(eventNames(session).slice(-3)).toEqual([
      "VERIFY_PHONE",
      "AUTO_SUBMIT_PHONE",
      "TV VERIFY_PHONE",
    ]);
  });
});

describe("a wrong code", () => {
  const wrong = (times: number): LinkAction[] => [
    ...giving("415-555-0011"),
    ...Array<LinkAction>(times).fill({ action: "submit_otp", otp: "000000" }),
  ];

  test("may be typed twice", () => {
    const session = walk(wrong(2), {}, { facts });

    expect(eventNames(session).slice(-4)).toEqual(["SUBMIT_OTP", "ERROR", "SUBMIT_OTP", "ERROR"]);
    expect(session.lastError).toBe("INVALID_OTP");
  });

  test("ends the asking the third time, and Link goes on without it", () => {
    const met = walk(wrong(3), {}, { facts });
    const onward = walk([...wrong(3), { action: "back" }], {}, { facts });

    expect(eventNames(met).slice(-3)).toEqual(["SUBMIT_OTP", "TV ERROR", "ERROR"]);
    expect(met.lastError).toBe("PROFILE_AUTHENTICATION_FAILED");
    expect(onward.pane.name).toBe("institutions");
    expect(onward.phone).toBeNull();
  });
});

describe("saving at the end", () => {
  const saving: LinkAction[] = [
    ...wayTo.connected,
    { action: "submit_phone", phone_number: "415-555-0010" },
  ];

  test("asks for a code, and hands off with it", () => {
    const session = walk([...saving, { action: "submit_otp", otp: "123456" }]);

    expect(session.result).toEqual({ kind: "success" });
    expect(session.linked).toMatchObject([{ masks: ["0000"] }]);
    expect(session.phone).toBe("+14155550010");
    expect(session.login).toEqual(userGood);
  });

  test.each([{ action: "finish" }, { action: "exit" }] as const)(
    "can be left out by $action, with everything linked",
    (action) => {
      const session = walk([...saving, action]);

      expect(session.result?.kind).toBe("success");
      expect(session.phone).toBeNull();
    },
  );

  test("never loses what is linked, however wrong the code", () => {
    const wrong = Array<LinkAction>(3).fill({ action: "submit_otp", otp: "1" });
    const session = walk([...saving, ...wrong]);

    expect(session.pane).toMatchObject({ name: "connected", masks: ["0000"] });
  });
});
