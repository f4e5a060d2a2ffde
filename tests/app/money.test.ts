import { describe, expect, test } from "vitest";
import { formatMoney } from "@/app/(workspace)/accounts/_components/format-money";
import { totalsByCurrency } from "@/app/(workspace)/accounts/_components/totals-by-currency";

describe("an amount", () => {
  test.each([
    { amount: 1234.5, currency: "USD", shown: "$1,234.50" },
    { amount: -90, currency: "USD", shown: "-$90.00" },
    { amount: 1234.5, currency: "JPY", shown: "¥1,235" },
    { amount: 1.2345, currency: "KWD", shown: "KWD 1.235" },
    { amount: 12, currency: "EUR", shown: "€12.00" },
    { amount: 0.00012345, currency: "BTC-X", shown: "0.00012345 BTC-X" },
    { amount: 23631.9805, currency: null, shown: "23,631.9805" },
  ])("of $amount in $currency is shown as $shown, every time", ({ amount, currency, shown }) => {
    const twice = [formatMoney(amount, currency), formatMoney(amount, currency)];

    expect(twice.map((text) => text.replace("\u00a0", " "))).toEqual([shown, shown]);
  });
});

describe("totals", () => {
  test("keep currencies apart, the one with most accounts first, and take off what is owed", () => {
    const totals = totalsByCurrency([
      { currency: "EUR", type: "depository", accounts: 1, amount: 10, unknown: 0 },
      { currency: "USD", type: "depository", accounts: 2, amount: 300, unknown: 1 },
      { currency: "USD", type: "credit", accounts: 1, amount: 410, unknown: 0 },
      { currency: null, type: "loan", accounts: 4, amount: 99, unknown: 0 },
    ]);

    expect(totals).toMatchObject([
      { currency: "USD", cash: 300, creditOwed: 410, net: -110, unknown: 1 },
      { currency: "EUR", cash: 10, net: 10 },
    ]);
  });
});
