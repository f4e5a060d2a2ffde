import type { AccountChoice } from "@/lib/contracts/processors";
import { accountKind } from "../../accounts/_components/account-kind";
import classes from "./account-picker.module.css";

type Props = {
  account: AccountChoice;
  isChosen: boolean;
  /** Of the words that say why it cannot be chosen. */
  reasonId: string | undefined;
  onChoose: (accountId: string) => void;
};

/** One account to choose; it stands there too where it cannot be. */
export function AccountRadio({ account, isChosen, reasonId, onChoose }: Props) {
  const { id, name, mask, subtype, whyNot } = account;
  const facts = [subtype && accountKind({ subtype }), mask && `••\u00a0${mask}`];
  return (
    <label className={classes.account} data-disabled={whyNot !== null || undefined}>
      <input
        type="radio"
        name="account"
        value={id}
        checked={isChosen}
        disabled={whyNot !== null}
        aria-describedby={reasonId}
        onChange={() => onChoose(id)}
      />
      <span className={classes.words}>
        {name} <span className={classes.kind}>{facts.filter(Boolean).join(" · ")}</span>
      </span>
    </label>
  );
}
