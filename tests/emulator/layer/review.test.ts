import { describe, expect, test } from "vitest";
import type { IdentityForm } from "@/emulator/link/layer/identity-form";
import { layerEmulator, steps } from "./layer-client";

const phone = "415-555-0011";
const toReview = [steps.open, steps.continue, steps.otp];
const share = (typed: IdentityForm) => ({ action: "share_identity", ...typed }) as const;
const identityTemplate = { template_id: "template_emulator_identity" };

const times = (count: number) => ({
  edits_current: count,
  edits_1d: count,
  edits_30d: count,
  edits_365d: count,
  edits_all_time: count,
});

/** Somebody's way through Layer with these changes to what Plaid knows of them. */
async function reviewed(
  { walk, call }: ReturnType<typeof layerEmulator>,
  typed: IdentityForm,
  changes = {},
) {
  const path = [...toReview, share(typed), steps.account];
  const { view } = await walk(phone, path, changes);
  const public_token = view.callback?.publicToken ?? "";
  return (await call("/user_account/session/get", { public_token })).body;
}

describe("the review of an identity", () => {
  test("shows what Plaid knows, and of the SSN and the phone only the end", async () => {
    const { walk } = layerEmulator();

    const { html } = (await walk(phone, toReview)).view;

    for (const shown of ["Leslie", "Knope", "123 Main St.", "leslie@knope.com", "1975-01-18"]) {
      expect(html).toContain(shown);
    }
    expect(html).toContain("•••-••-4321");
    expect(html).not.toContain("987654321");
    expect(html).not.toContain("4155550011");
  });

  test("asks for no more than the template does", async () => {
    const { walk, call } = layerEmulator();
    const path = [...toReview, steps.share, steps.account];

    const reviewing = await walk(phone, toReview, { template_id: "template_emulator_accounts" });
    const { view } = await walk(phone, path, { template_id: "template_emulator_accounts" });

    expect(reviewing.view.html).not.toContain("Date of birth");
    const { publicToken: public_token } = view.callback;
    expect((await call("/user_account/session/get", { public_token })).body.identity).toMatchObject(
      {
        date_of_birth: null,
        ssn: null,
        ssn_last_4: "4321",
      },
    );
  });

  test("takes what the person changes, and counts it", async () => {
    const emulator = layerEmulator();

    const { identity, identity_edit_history } = await reviewed(emulator, {
      first_name: "Leslie B.",
      last_name: "Knope",
      street: " 5 Wheat Road ",
      email: "",
      ssn: "123-45-6789",
    });

    expect(identity).toMatchObject({
      name: { first_name: "Leslie B.", last_name: "Knope" },
      address: { street: "5 Wheat Road", city: "Pawnee" },
      email: null,
      date_of_birth: "1975-01-18",
      ssn: "123456789",
      ssn_last_4: "6789",
    });
    expect(identity_edit_history).toEqual({
      name: times(1),
      address: times(1),
      email: times(1),
      date_of_birth: times(0),
      official_document: { ssn: times(1) },
    });
  });

  test("counts earlier edits by their age, and keeps none of them in what Plaid knows", async () => {
    const emulator = layerEmulator();
    const day = 86_400_000;
    await reviewed(emulator, { email: "first@example.com" });
    emulator.emulator.control.advanceClock({ advanceMs: 40 * day });
    await reviewed(emulator, { email: "second@example.com" });
    emulator.emulator.control.advanceClock({ advanceMs: 2 * day });

    const { identity, identity_edit_history } = await reviewed(emulator, {});

    expect(identity.email).toBe("leslie@knope.com");
    expect(identity_edit_history.email).toEqual({
      edits_current: 0,
      edits_1d: 0,
      edits_30d: 1,
      edits_365d: 2,
      edits_all_time: 2,
    });
  });

  test.each([
    { typed: { first_name: "" }, field: "Name" },
    { typed: { city: "" }, field: "Address" },
    { typed: { postal_code: "4600" }, field: "Address" },
    { typed: { email: "leslie" }, field: "Email" },
    { typed: { date_of_birth: "2026-03-02" }, field: "Date of birth" },
    { typed: { date_of_birth: "1899-12-31" }, field: "Date of birth" },
    { typed: { date_of_birth: "1975-02-30" }, field: "Date of birth" },
    { typed: { ssn: "1234" }, field: "Social Security number" },
  ])("asks again for $typed, and keeps what was typed", async ({ typed, field }) => {
    const { walk } = layerEmulator();

    const { view, act } = await walk(phone, [
      ...toReview,
      share({ street: "New Street", ...typed }),
    ]);

    expect(view.html).toContain(`Please check this: ${field}.`);
    expect(view.html).toContain("New Street");
    expect((await act(steps.share)).html).toContain("Select accounts to share");
  });

  test("lets nobody leave out what the template requires", async () => {
    const { walk } = layerEmulator();
    const emptied = { street: "", street2: "", city: "", region: "", postal_code: "" };

    const { view } = await walk(phone, [...toReview, share(emptied)], identityTemplate);

    expect(view.html).toContain("Please check this: Address.");
  });
});
