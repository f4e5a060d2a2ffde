/** @jsxImportSource hono/jsx */
import type { BankAccount } from "../../data/user-good-accounts";
import { useText } from "./use-text";

type Props = {
  accounts: readonly BankAccount[];
  chosen: readonly string[];
  /** Whether just one of them may be chosen. */
  onlyOne: boolean;
};

/** Accounts to choose from, each with its balance; at least one has to be chosen. */
export const AccountChoices = ({ accounts, chosen, onlyOne }: Props) => {
  const text = useText();
  const money = new Intl.NumberFormat(text.language, { style: "currency", currency: "USD" });
  return (
    <>
      <p class="note wrong" role="alert" data-choose-one hidden>
        {text("chooseOne")}
      </p>
      <ul class="list">
        {accounts.map(({ mask, name, balances }) => (
          <li key={mask}>
            <label class="choice">
              <input
                type={onlyOne ? "radio" : "checkbox"}
                name="accounts"
                value={mask}
                checked={chosen.includes(mask) && (!onlyOne || chosen[0] === mask)}
                aria-label={`${name} ••${mask}`}
              />
              <span>
                {name} <span class="quiet">••{mask}</span>
              </span>
              <span class="quiet end">{money.format(balances.current ?? 0)}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
};
