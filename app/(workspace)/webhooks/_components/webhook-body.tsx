import classes from "./webhook-detail.module.css";

/** What a webhook said. Tokens in it are masked. */
export function WebhookBody({ body }: { body: string | null }) {
  return (
    <section className={classes.panel} aria-labelledby="body">
      <h2 id="body">Body</h2>
      {body === null ? (
        <p className={classes.muted}>
          What was stored of it cannot be opened any more: the key that sealed it is not among this
          server&apos;s keys.
        </p>
      ) : (
        <>
          <p className={classes.muted}>
            As Plaid sent it, but for tokens, which are masked: they open a Link session or a bank.
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll it. */}
          <section className={classes.code} tabIndex={0} aria-label="Text of the body">
            <pre>{body}</pre>
          </section>
        </>
      )}
    </section>
  );
}
