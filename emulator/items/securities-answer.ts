import type { Security } from "plaid";
import { currencyCodes } from "../data/currency-codes";
import type { KnownSecurity } from "../data/securities";
import { ids } from "../state/ids";
import type { Wire } from "../wire";

/** The id of a security, the same in every Item. */
export const securityId = ({ ticker, name }: KnownSecurity): string =>
  ids.derived("security", ticker, name);

/** The securities that something names, each once, with their prices as of a day. */
export function securitiesAnswer(
  named: readonly { security: KnownSecurity | null; currency: string }[],
  day: string,
): Wire<Security>[] {
  const known = new Map<string, Wire<Security>>();
  for (const { security, currency } of named) {
    if (security) known.set(securityId(security), securityAnswer(security, day, currency));
  }
  return [...known.values()];
}

function securityAnswer(security: KnownSecurity, day: string, currency: string): Wire<Security> {
  return {
    security_id: securityId(security),
    isin: security.isin,
    cusip: security.cusip,
    sedol: null,
    institution_security_id: null,
    institution_id: null,
    proxy_security_id: null,
    name: security.name,
    ticker_symbol: security.ticker,
    is_cash_equivalent: security.type === "cash",
    type: security.type,
    subtype: null,
    close_price: security.price,
    close_price_as_of: day,
    update_datetime: null,
    ...currencyCodes(currency),
    market_identifier_code: security.exchange,
    sector: security.sector,
    industry: security.industry,
    cfi_code: null,
    figi: null,
    option_contract: null,
    fixed_income: security.type === "fixed income" ? treasuryNote : null,
  };
}

const treasuryNote: NonNullable<Wire<Security>["fixed_income"]> = {
  yield_rate: { percentage: 4.1, type: "coupon_equivalent" },
  maturity_date: "2033-02-15",
  issue_date: "2023-02-15",
  face_value: 100,
};
