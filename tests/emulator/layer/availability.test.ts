import { describe, expect, test } from "vitest";
import { birthDate, layerEmulator, steps } from "./layer-client";

const identityTemplate = { template_id: "template_emulator_identity" };
const accountsTemplate = { template_id: "template_emulator_accounts" };

const submit = (phone_number: string) => ({ action: "submit_phone", phone_number }) as const;
const submitDate = (date_of_birth: string) =>
  ({ action: "submit_date_of_birth", date_of_birth }) as const;

/** What each test number lacks, and how many banks Plaid knows its person to have. */
const people = [
  { phone: "415-555-0000", lacks: "everything", banks: 0 },
  { phone: "415-555-0011", lacks: null, banks: 2 },
  { phone: "415-555-0012", lacks: "everything", banks: 3 },
  { phone: "415-555-0015", lacks: null, banks: 1 },
  { phone: "515-555-0013", lacks: "email", banks: 2 },
  { phone: "515-555-0015", lacks: "date_of_birth", banks: 2 },
  { phone: "515-555-0016", lacks: "ssn", banks: 2 },
  { phone: "515-555-0017", lacks: "address", banks: 2 },
  { phone: "515-555-0018", lacks: "name", banks: 2 },
  { phone: "515-555-0019", lacks: null, banks: 1 },
];

describe("a phone number that is submitted", () => {
  test.each(people)(
    "$phone, who lacks $lacks, is ready where nothing is required that is missing",
    async ({ phone, lacks, banks }) => {
      const { walk } = layerEmulator();

      const free = await walk(phone, []);
      const strict = await walk(phone, [], identityTemplate);
      const withBank = await walk(phone, [], accountsTemplate);

      expect(free.names()).toEqual([banks > 0 || !lacks ? "LAYER_READY" : "LAYER_NOT_AVAILABLE"]);
      expect(strict.names()).toEqual([lacks ? "LAYER_NOT_AVAILABLE" : "LAYER_READY"]);
      const hasName = lacks !== "everything" && lacks !== "name";
      expect(withBank.names()).toEqual([
        banks > 0 && hasName ? "LAYER_READY" : "LAYER_NOT_AVAILABLE",
      ]);
    },
  );

  test.each([
    { number: "+447700900000", why: "it is not American" },
    { number: "+524155550011", why: "it is Mexican" },
    { number: "415-555-0099", why: "nobody has it" },
    { number: "415-234-0011", why: "it may be a real person's" },
    { number: "no number", why: "it is none" },
  ])("$number is not available: $why", async ({ number }) => {
    const { walk } = layerEmulator();

    const { names, view } = await walk(number, [submitDate(birthDate), steps.open]);

    expect(names()).toEqual(["LAYER_NOT_AVAILABLE", "LAYER_AUTOFILL_NOT_AVAILABLE"]);
    expect(view.html).toBe("");
  });

  test("can be put right, and what was said of the first one is forgotten", async () => {
    const { walk } = layerEmulator();

    const { names, view } = await walk("415-555-0099", [submit("+1 415 555 0011"), steps.open]);

    expect(names()).toEqual(["LAYER_NOT_AVAILABLE", "LAYER_READY", "OPEN"]);
    expect(view.html).toMatch(/••••\s0011/);
  });

  test("is told of at once, with all the metadata events have", async () => {
    const { walk } = layerEmulator();

    const { id, events } = await walk("415-555-0011", []);

    expect(events).toEqual([
      {
        name: "LAYER_READY",
        metadata: {
          account_number_mask: null,
          error_code: null,
          error_message: null,
          error_type: null,
          exit_status: null,
          institution_id: null,
          institution_name: null,
          institution_search_query: null,
          is_update_mode: null,
          link_session_id: id,
          match_reason: null,
          mfa_type: null,
          request_id: expect.any(String),
          routing_number: null,
          selection: null,
          timestamp: "2026-03-01T12:00:00.000Z",
          view_name: null,
        },
      },
    ]);
  });
});

describe("a date of birth", () => {
  test.each(people.filter(({ lacks }) => lacks))(
    "finds what $phone lacks: $lacks",
    async ({ phone }) => {
      const { walk, call } = layerEmulator();
      const path = [
        steps.open,
        steps.continue,
        steps.otp,
        steps.share,
        { action: "finish" } as const,
      ];

      const { names, view } = await walk(phone, [submitDate(birthDate), ...path], identityTemplate);

      expect(names().slice(0, 3)).toEqual(["LAYER_NOT_AVAILABLE", "LAYER_READY", "OPEN"]);
      const { publicToken: public_token } = view.callback;
      const { identity } = (await call("/user_account/session/get", { public_token })).body;
      expect(Object.values(identity)).not.toContain(null);
    },
  );

  test("that is another one ends it, and is not asked for again", async () => {
    const { walk } = layerEmulator();

    const { names } = await walk(
      "515-555-0013",
      [submitDate("1975-01-19"), submitDate(birthDate)],
      identityTemplate,
    );

    expect(names()).toEqual(["LAYER_NOT_AVAILABLE", "LAYER_AUTOFILL_NOT_AVAILABLE"]);
  });

  test("finds no bank where the template wants one", async () => {
    const { walk } = layerEmulator();

    const { names } = await walk("415-555-0000", [submitDate(birthDate)], accountsTemplate);

    expect(names()).toEqual(["LAYER_NOT_AVAILABLE", "LAYER_AUTOFILL_NOT_AVAILABLE"]);
  });

  test("counts only after the number was not enough", async () => {
    const { page, sessionToken, walk } = layerEmulator();
    const early = await page(await sessionToken());
    await early.act(submitDate(birthDate), steps.open);
    const ready = await walk("415-555-0011", [submitDate(birthDate)]);

    expect(early.names()).toEqual([]);
    expect(ready.names()).toEqual(["LAYER_READY"]);
  });
});
