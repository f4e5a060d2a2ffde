/** The two fields a currency has in the API. Codes of three letters are ISO's; others, such as `USDT`, are not. */
export const currencyCodes = (code: string) =>
  code.length === 3
    ? { iso_currency_code: code, unofficial_currency_code: null }
    : { iso_currency_code: null, unofficial_currency_code: code };
