/** Something one can hold. Prices are what they were; nothing here moves. */
export type KnownSecurity = {
  ticker: string;
  name: string;
  type: "equity" | "etf" | "mutual fund" | "fixed income" | "cash";
  price: number;
  isin: string | null;
  cusip: string | null;
  sector: string | null;
  industry: string | null;
  exchange: string | null;
};

const security = (
  ticker: string,
  name: string,
  type: KnownSecurity["type"],
  price: number,
  rest: Partial<KnownSecurity> = {},
): KnownSecurity => ({
  ticker,
  name,
  type,
  price,
  isin: null,
  cusip: null,
  sector: null,
  industry: null,
  exchange: null,
  ...rest,
});

/** Cash in dollars, which fills every portfolio up. */
export const cash = security("CUR:USD", "U S Dollar", "cash", 1);

/** What the test users hold besides cash. */
export const securities: readonly KnownSecurity[] = [
  security("SBSI", "Southside Bancshares Inc.", "equity", 34.73, {
    isin: "US84470P1093",
    cusip: "84470P109",
    sector: "Finance",
    industry: "Regional Banks",
    exchange: "XNAS",
  }),
  security("NFLX", "Netflix Inc", "equity", 367.8, {
    isin: "US64110L1061",
    cusip: "64110L106",
    sector: "Technology Services",
    industry: "Internet Software or Services",
    exchange: "XNAS",
  }),
  security("VTI", "Vanguard Total Stock Market ETF", "etf", 218.42, { exchange: "ARCX" }),
  security("BTBIX", "BTBI Bond Index Fund", "mutual fund", 10.42),
  security("DBLTX", "DoubleLine Total Return Bond Fund", "mutual fund", 8.85),
  security("T 3.5 2033", "US Treasury Note 3.5% 2033", "fixed income", 94.808, { exchange: null }),
];
