import classes from "./partner-view.module.css";

/** Why the partner's side cannot be shown, and what would show it. */
export function PartnerViewSetup({ name }: { name: string }) {
  return (
    <>
      <p className={classes.lead}>
        Only {name} can read with this token: Plaid wants the partner&apos;s own keys with it, and
        yours are refused. This server has no partner&apos;s keys, so it cannot show that side.
      </p>
      <p className={classes.lead}>
        If you are a partner of Plaid&apos;s yourself, or test one, set{" "}
        <code>PLAID_PARTNER_CLIENT_ID</code> and <code>PLAID_PARTNER_SECRET</code> and start the
        server again. With the local emulator they are set by themselves.
      </p>
    </>
  );
}
