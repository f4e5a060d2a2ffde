/** @jsxImportSource hono/jsx */
import type { BankAccount } from "../../data/bank-account";
import { Act } from "./act";
import { Frame } from "./frame";

type Props = { accounts: readonly BankAccount[]; chosen: readonly string[] };

/** Currencies that ISO does not know are named after the amount. */
function balance({ balances: { current, ...codes } }: BankAccount): string {
  const amount = current ?? 0;
  if (!codes.iso_currency_code) return `${amount} ${codes.unofficial_currency_code ?? ""}`;
  const style = { style: "currency", currency: codes.iso_currency_code } as const;
  return new Intl.NumberFormat("en-US", style).format(amount);
}

const label = ({ name, mask }: BankAccount) => (mask ? `${name} ••${mask}` : name);

/** The accounts a person may share; at least one has to be. */
export const AccountsPane = ({ accounts, chosen }: Props) => (
  <Frame title="Select accounts to share">
    <Act action="select_accounts">
      <p class="note wrong" role="alert" data-choose-one hidden>
        Select at least one account.
      </p>
      <ul class="list">
        {accounts.map((account) => (
          <li key={account.key}>
            <label class="choice">
              <input
                type="checkbox"
                name="accounts"
                value={account.key}
                checked={chosen.includes(account.key)}
                aria-label={label(account)}
              />
              <span>
                {account.name} {account.mask && <span class="quiet">••{account.mask}</span>}
              </span>
              <span class="quiet end">{balance(account)}</span>
            </label>
          </li>
        ))}
      </ul>
      <div class="foot">
        <button type="submit" class="button">
          Continue
        </button>
      </div>
    </Act>
  </Frame>
);
