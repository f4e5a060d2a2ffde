/** @jsxImportSource hono/jsx */
import type { BankAccount } from "../../data/user-good-accounts";
import { Act } from "./act";
import { Frame } from "./frame";

type Props = { accounts: readonly BankAccount[]; chosen: readonly string[] };

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/** The accounts a person may share; at least one has to be. */
export const AccountsPane = ({ accounts, chosen }: Props) => (
  <Frame title="Select accounts to share">
    <Act action="select_accounts">
      <p class="note wrong" role="alert" data-choose-one hidden>
        Select at least one account.
      </p>
      <ul class="list">
        {accounts.map(({ mask, name, balances }) => (
          <li key={mask}>
            <label class="choice">
              <input
                type="checkbox"
                name="accounts"
                value={mask}
                checked={chosen.includes(mask)}
                aria-label={`${name} ••${mask}`}
              />
              <span>
                {name} <span class="quiet">••{mask}</span>
              </span>
              <span class="quiet end">{dollars.format(balances.current ?? 0)}</span>
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
