import { describe, expect, test } from "vitest";
import type { LinkAction } from "@/emulator/link/link-action";
import { layerEmulator, steps } from "./layer-client";

const phone = "415-555-0011";
const webhook = "https://app.example/hook";
const wrongOtp: LinkAction = { action: "submit_otp", otp: "000000" };
const toOtp: LinkAction[] = [steps.open, steps.continue];
const toReview: LinkAction[] = [...toOtp, steps.otp];
const toAccounts: LinkAction[] = [...toReview, steps.share];
const leaving: LinkAction[] = [{ action: "exit" }, { action: "confirm_exit" }];

describe("a Layer session that goes well", () => {
  test("has the events of Plaid's, in their order, OPEN at once and the rest at the end", async () => {
    const { walk } = layerEmulator();

    const { names, act } = await walk(phone, toAccounts);
    expect(names()).toEqual(["LAYER_READY", "OPEN"]);
    const { callback } = await act(steps.account);

    expect(names()).toEqual([
      "LAYER_READY",
      "OPEN",
      "TV CONSENT",
      "TV VERIFY_PHONE",
      "SUBMIT_OTP",
      "TV PROFILE_DATA_REVIEW",
      "VERIFY_PHONE",
      "HANDOFF",
    ]);
    expect(callback).toMatchObject({
      type: "success",
      publicToken: expect.stringMatching(/^profile-sandbox-[0-9a-f-]{36}$/),
      metadata: {
        institution: { institution_id: "ins_109508", name: "First Platypus Bank" },
        accounts: [{ name: "Plaid Checking", mask: "0000" }],
        public_token: callback.publicToken,
      },
    });
  });

  test("shares several banks at once, which then have no one name", async () => {
    const { walk, call } = layerEmulator();
    const accounts = ["ins_109508:0000", "ins_109509:1111", "ins_56:0000", "ins_109508:x"];

    const { view } = await walk(phone, [...toAccounts, { action: "select_accounts", accounts }]);

    const { publicToken: public_token, metadata } = view.callback;
    expect(metadata.institution).toBeNull();
    expect(metadata.accounts).toHaveLength(2);
    const { items } = (await call("/user_account/session/get", { public_token })).body;
    expect(items).toHaveLength(2);
  });

  test("offers the accounts that Plaid knows: only savings for 515-555-0019", async () => {
    const { walk } = layerEmulator();

    const { view } = await walk("515-555-0019", toAccounts);

    expect(view.html).toContain("Plaid Saving");
    expect(view.html).not.toContain("Plaid Checking");
  });

  test("needs no bank where the template does not, and insists where it does", async () => {
    const { walk } = layerEmulator();
    const without: LinkAction[] = [...toAccounts, { action: "finish" }];

    const free = await walk(phone, without);
    const strict = await walk(phone, without, { template_id: "template_emulator_accounts" });

    expect(free.view.callback).toMatchObject({ type: "success", metadata: { accounts: [] } });
    expect(strict.view.callback).toBeNull();
    expect(strict.view.html).not.toContain("Continue without a bank");
  });

  test("takes one account where Account Select says so", async () => {
    const { walk, emulator } = layerEmulator();
    emulator.control.changeSettings({ accountSelect: "one" });
    const two = { action: "select_accounts", accounts: ["ins_109508:0000", "ins_109508:1111"] };

    const { view, act } = await walk(phone, [...toAccounts, two as LinkAction]);

    expect(view.callback).toBeNull();
    expect((await act(steps.account)).callback.metadata.accounts).toHaveLength(1);
  });

  test("is in /link/token/get, before and after its end", async () => {
    const { walk, call } = layerEmulator();
    const { id, act, link_token } = await walk(phone, toReview);
    const sessions = async () => (await call("/link/token/get", { link_token })).body.link_sessions;

    const [going] = await sessions();
    const { callback } = await act(steps.share, steps.account);
    const [gone] = await sessions();

    expect(going).toMatchObject({ link_session_id: id, finished_at: null });
    expect(going).not.toHaveProperty("on_success");
    expect(gone.on_success).toMatchObject({ public_token: callback.publicToken });
    expect(gone.events.map((event: { event_name: string }) => event.event_name)).toEqual([
      "HANDOFF",
      "VERIFY_PHONE",
      "TRANSITION_VIEW",
      "SUBMIT_OTP",
      "TRANSITION_VIEW",
      "TRANSITION_VIEW",
      "OPEN",
      "LAYER_READY",
    ]);
  });

  test("announces that the person is who they say, then its end", async () => {
    const { walk, webhooks } = layerEmulator();

    const { id, link_token, view } = await walk(phone, [...toAccounts, steps.account], { webhook });

    const common = { link_session_id: id, link_token, environment: "sandbox" };
    expect(webhooks().filter(({ webhook_type }) => webhook_type !== "TRANSACTIONS")).toEqual([
      { webhook_type: "LAYER", webhook_code: "LAYER_AUTHENTICATION_PASSED", ...common },
      {
        webhook_type: "LINK",
        webhook_code: "SESSION_FINISHED",
        status: "SUCCESS",
        public_tokens: [view.callback.publicToken],
        ...common,
      },
    ]);
  });
});

describe("a code", () => {
  test("may be wrong twice", async () => {
    const { walk } = layerEmulator();

    const { view, act } = await walk(phone, [...toOtp, wrongOtp, wrongOtp]);

    expect(view.html).toContain("The provided OTP was invalid");
    expect((await act(steps.otp)).html).toContain("Review your details");
  });

  test("that is wrong three times ends it, as Plaid ends it", async () => {
    const { walk, webhooks } = layerEmulator();

    const { view, act, names, events } = await walk(
      phone,
      [...toOtp, wrongOtp, wrongOtp, wrongOtp, steps.otp],
      { webhook },
    );
    expect(view.html).toContain("PROFILE_AUTHENTICATION_FAILED");
    const { callback } = await act({ action: "back" });

    expect(names()).toEqual([
      "LAYER_READY",
      "OPEN",
      "TV CONSENT",
      "TV VERIFY_PHONE",
      "SUBMIT_OTP",
      "ERROR",
      "SUBMIT_OTP",
      "ERROR",
      "SUBMIT_OTP",
      "TV ERROR",
      "ERROR",
      "EXIT",
    ]);
    const errors = events.filter(({ name }) => name === "ERROR");
    expect(errors.map(({ metadata }) => metadata.error_code)).toEqual([
      "INVALID_OTP",
      "INVALID_OTP",
      "PROFILE_AUTHENTICATION_FAILED",
    ]);
    expect(callback).toMatchObject({
      type: "exit",
      error: {
        error_code: "PROFILE_AUTHENTICATION_FAILED",
        error_message: "the profile could not be authenticated",
        display_message: "We were not able to authenticate your access to this Plaid account.",
      },
    });
    expect(webhooks()).toMatchObject([{ webhook_code: "SESSION_FINISHED", status: "EXITED" }]);
  });
});

describe("exit", () => {
  test.each([
    { pane: "consent", way: [steps.open], asks: false, passed: false },
    { pane: "code", way: toOtp, asks: true, passed: false },
    { pane: "review", way: toReview, asks: true, passed: true },
    { pane: "accounts", way: toAccounts, asks: true, passed: true },
  ])(
    "from the $pane shares nothing, and tells whether the code was right",
    async ({ way, asks, passed }) => {
      const { walk, webhooks } = layerEmulator();

      const { view, names } = await walk(phone, [...way, ...leaving], { webhook });

      expect(view.callback).toMatchObject({
        type: "exit",
        error: null,
        metadata: { institution: null, status: "requires_credentials" },
      });
      expect(names().at(-1)).toBe("EXIT");
      expect(names().includes("TV EXIT")).toBe(asks);
      expect(webhooks().map(({ webhook_code }) => webhook_code)).toEqual([
        ...(passed ? ["LAYER_AUTHENTICATION_PASSED"] : []),
        "SESSION_FINISHED",
      ]);
      expect(webhooks().at(-1)).toMatchObject({ status: "EXITED", public_tokens: [] });
    },
  );

  test("can be taken back", async () => {
    const { walk } = layerEmulator();

    const { view } = await walk(phone, [
      ...toReview,
      { action: "exit" },
      { action: "cancel_exit" },
    ]);

    expect(view.html).toContain("Review your details");
  });

  test("is all that is left once the token has expired", async () => {
    const { walk, emulator } = layerEmulator();
    const { act } = await walk(phone, toOtp);
    emulator.control.advanceClock({ advanceMs: 4 * 60 * 60 * 1000 });

    await act(steps.otp);
    const { callback } = await act({ action: "back" });

    expect(callback.error.error_code).toBe("INVALID_LINK_TOKEN");
  });
});
