import type { ReactNode } from "react";
import { linkScript } from "@/lib/plaid/link-script";
import classes from "./empty-accounts.module.css";

type Props = { launcher: ReactNode };

/** What stands on the accounts page before anything is linked: the one thing to do, and what it leads to. */
export function EmptyAccounts({ launcher }: Props) {
  return (
    <section className={classes.panel} aria-labelledby="first-bank">
      <div>
        <h2 id="first-bank">Link your first bank</h2>
        <p className={classes.text}>
          Your accounts and balances appear here as soon as a bank is linked. It takes less than a
          minute.
        </p>
        <div className={classes.launch}>{launcher}</div>
      </div>
      <div>
        <h3>What happens next</h3>
        <ol className={classes.next}>
          <li>
            Link opens on top of this page. Choose your bank
            {linkScript().emulator && ", for example First Platypus Bank"}.
          </li>
          <li>Sign in at the bank, inside Link. This app never sees that password.</li>
          <li>Choose the accounts to share. Link closes, and they are listed here.</li>
        </ol>
      </div>
    </section>
  );
}
