import { useId } from "react";
import type { BankChoice } from "@/lib/contracts/processors";
import classes from "./account-picker.module.css";
import { BankAccounts } from "./bank-accounts";

type Props = {
  banks: BankChoice[];
  chosen: string | null;
  cameFor: string | null;
  isMissing: boolean;
  onChoose: (accountId: string) => void;
};

/** Every account of every bank, one of which is to be handed off. */
export function AccountPicker({ banks, chosen, cameFor, isMissing, onChoose }: Props) {
  const id = useId();
  return (
    <fieldset className={classes.picker} aria-describedby={isMissing ? id : undefined}>
      <legend>Account</legend>
      <CameFor banks={banks} cameFor={cameFor} />
      {banks.map((bank) => (
        <BankAccounts
          key={bank.itemId}
          bank={bank}
          chosen={chosen}
          cameFor={cameFor}
          onChoose={onChoose}
        />
      ))}
      {isMissing && (
        <p id={id} className={classes.missing}>
          Choose the account to hand off.
        </p>
      )}
    </fieldset>
  );
}

/** Where the account that the page was opened for cannot be chosen, says so. */
function CameFor({ banks, cameFor }: Pick<Props, "banks" | "cameFor">) {
  if (cameFor === null) return null;
  const account = banks.flatMap(({ accounts }) => accounts).find(({ id }) => id === cameFor);
  if (account?.whyNot === null) return null;
  return (
    <p className={classes.note}>
      {account
        ? `${account.name} cannot be handed off now; below is why. You can choose another account.`
        : "The account that the address names is not here. Choose one of these."}
    </p>
  );
}
