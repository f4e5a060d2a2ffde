import { ButtonLink } from "@/app/_components/button-link";
import classes from "@/app/_components/error-panel.module.css";
import { routes } from "@/lib/routes";

/** Stands in for a bank that is not there or is somebody else's; which of both is not told. */
export default function ItemTransactionsNotFound() {
  return (
    <div className={classes.panel}>
      <h1>There is no such bank</h1>
      <p>
        The address may be mistyped, the bank was disconnected, or it belongs to another account
        than the one you are signed in to.
      </p>
      <div className={classes.actions}>
        <ButtonLink href={routes.transactions()}>Go to all transactions</ButtonLink>
      </div>
    </div>
  );
}
