import classes from "./partner-view.module.css";

/** What Stripe gets of an account, which is less than other partners do. */
export function StripeView() {
  return (
    <>
      <p className={classes.lead}>
        The account and routing number, told to Stripe by Plaid when the token was made, and a bank
        account that counts as verified. Nothing else: no balance, no owners, no transactions.
      </p>
      <p className={classes.lead}>
        So there are no permissions to set, no webhooks, and nothing that Stripe could ask Plaid
        with it later. In the Sandbox it always stands for Stripe&apos;s own test account.
      </p>
    </>
  );
}
