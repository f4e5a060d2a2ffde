import classes from "./empty-tokens.module.css";

/** What stands where processor tokens would be: how one comes to be, what it does, and how it ends. */
export function EmptyTokens() {
  return (
    <section className={classes.panel} aria-labelledby="no-tokens">
      <h2 id="no-tokens">You have made no processor token yet</h2>
      <ol>
        <li>
          <strong>You choose</strong> one account and one partner. An account may have several
          tokens.
        </li>
        <li>
          <strong>Plaid makes a token</strong> for the two. This server keeps it sealed, and shows
          its last four characters only.
        </li>
        <li>
          <strong>The partner gets it</strong> from you, and asks Plaid for the account, by its own
          keys. You see what it can read, and can allow less.
        </li>
        <li>
          <strong>It ends</strong> when you disconnect the bank. Until then it stays listed here.
        </li>
      </ol>
    </section>
  );
}
