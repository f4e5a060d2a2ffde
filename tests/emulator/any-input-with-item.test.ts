import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endpoints } from "@/emulator/endpoints/endpoints";
import { moneyEmulator } from "./money-client";

const ofAnItem = [...endpoints].filter(([, { schema }]) => "access_token" in schema.shape);
const isRemoval = (path: string) =>
  path === "/item/remove" || path === "/item/access_token/invalidate";

const day = fc.constantFrom("2026-02-20", "2026-03-01", "0001-01-01", "9999-12-31", "2026-02-30");
const value = fc.oneof(
  fc.jsonValue(),
  day,
  fc.constantFrom(0, 1, 500, -1, 1e308, "now", "", null, true, {}, [], "auth"),
  fc.record(
    {
      account_ids: fc.array(fc.constantFrom("A".repeat(37), "x")),
      count: fc.integer({ min: -1, max: 501 }),
      offset: fc.nat(),
      days_requested: fc.integer({ min: 0, max: 731 }),
    },
    { requiredKeys: [] },
  ),
  fc.array(
    fc.record({
      date_transacted: day,
      date_posted: day,
      amount: fc.double(),
      description: fc.string(),
    }),
  ),
);

describe.each(ofAnItem)("POST %s, for an Item", (path, { schema }) => {
  const fields = Object.keys(schema.shape).filter(
    (field) => !["client_id", "secret", "access_token"].includes(field),
  );

  test("answers any body as Plaid would, and never fails itself", async () => {
    const { call, link } = moneyEmulator();
    let access_token = await link({ username: "user_transactions_dynamic", password: "x" });
    const body = fc.record(Object.fromEntries(fields.map((field) => [field, value])), {
      requiredKeys: [],
    });

    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        if (isRemoval(path)) access_token = await link();
        const { status, body: answer } = await call(path, { ...given, access_token });
        expect(status === 200 || (status >= 400 && status < 500)).toBe(true);
        expect(answer.request_id).toMatch(/^[A-Za-z0-9]{15}$/);
      }),
      { numRuns: isRemoval(path) ? 10 : 100 },
    );
  });
});

const amount = fc.oneof(fc.integer(), fc.double({ noNaN: true, min: -1e12, max: 1e12 }));
const account = fc.record(
  {
    type: fc.constantFrom("depository", "credit", "loan", "investment", "other", "brokerage"),
    subtype: fc.constantFrom("checking", "savings", "student", "mortgage", "ira", "credit card"),
    starting_balance: amount,
    force_available_balance: amount,
    currency: fc.constantFrom("USD", "EUR", "USDT"),
    meta: fc.record(
      { name: fc.string(), mask: fc.constantFrom("", "12", "ab3"), limit: amount },
      { requiredKeys: [] },
    ),
    numbers: fc.dictionary(
      fc.constantFrom("account", "bacs_sort_code", "ach_routing"),
      fc.string(),
    ),
    transactions: fc.array(
      fc.record({ date_transacted: day, date_posted: day, amount, description: fc.string() }),
      { maxLength: 5 },
    ),
    holdings: fc.array(
      fc.record({
        institution_price: amount,
        quantity: amount,
        security: fc.record(
          { name: fc.string(), ticker_symbol: fc.string() },
          { requiredKeys: [] },
        ),
      }),
      { maxLength: 3 },
    ),
    identity: fc.record({ names: fc.array(fc.string()) }, { requiredKeys: [] }),
    liability: fc.record(
      { principal: amount, nominal_apr: amount, origination_date: day },
      { requiredKeys: [] },
    ),
    inflow_model: fc.record({
      type: fc.constant("monthly-income"),
      income_amount: amount,
      payment_day_of_month: fc.integer({ min: 0, max: 31 }),
    }),
  },
  { requiredKeys: [] },
);

test("an Item of any custom user answers everything", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.record({ override_accounts: fc.array(account, { maxLength: 4 }) }), fc.object()),
      fc.constantFrom("ins_109508", "ins_43", "ins_117650", "ins_56"),
      async (config, institution) => {
        const { emulator, call, link } = moneyEmulator();
        const password = JSON.stringify(config);
        const products = ["auth", "identity", "transactions"];
        const access_token = await link({
          institution,
          username: "user_custom",
          password,
          products,
        });
        if (!access_token) return;

        for (const [path] of ofAnItem.filter(([path]) => !isRemoval(path))) {
          const dates = path.includes("transactions/get")
            ? { start_date: "2020-01-01", end_date: "2027-01-01" }
            : {};
          expect((await call(path, { access_token, ...dates })).status).toBeLessThan(500);
        }
        emulator.control.advanceClock({ advanceMs: 10 * 86_400_000 });
        expect((await call("/transactions/sync", { access_token })).status).toBe(200);
      },
    ),
    { numRuns: 60 },
  );
});
