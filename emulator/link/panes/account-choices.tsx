/** @jsxImportSource hono/jsx */
import type { BankAccount } from "../../data/bank-account";
import { useText } from "./use-text";

type Props = {
  accounts: readonly BankAccount[];
  chosen: readonly string[];
  /** Whether just one of them may be chosen. */
  onlyOne: boolean;
};

/** Currencies that ISO does not know are named after the amount. */
function balance({ balances: { current, ...codes } }: BankAccount, language: string): string {
  const amount = current ?? 0;
  if (!codes.iso_currency_code) return `${amount} ${codes.unofficial_currency_code ?? ""}`;
  const style = { style: "currency", currency: codes.iso_currency_code } as const;
  return new Intl.NumberFormat(language, style).format(amount);
}

const label = ({ name, mask }: BankAccount) => (mask ? `${name} ••${mask}` : name);

/** Accounts to choose from, each with its balance; at least one has to be chosen. */
export const AccountChoices = ({ accounts, chosen, onlyOne }: Props) => {
  const text = useText();
  return (
    <>
      <p class="note wrong" role="alert" data-choose-one hidden>
        {text("chooseOne")}
      </p>
      <ul class="list">
        {accounts.map((account) => (
          <li key={account.key}>
            <label class="choice">
              <input
                type={onlyOne ? "radio" : "checkbox"}
                name="accounts"
                value={account.key}
                checked={chosen.includes(account.key) && (!onlyOne || chosen[0] === account.key)}
                aria-label={label(account)}
              />
              <span>
                {account.name} {account.mask && <span class="quiet">••{account.mask}</span>}
              </span>
              <span class="quiet end">{balance(account, text.language)}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
};
