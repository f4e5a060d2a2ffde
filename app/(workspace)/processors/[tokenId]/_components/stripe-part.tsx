"use client";

import { useToken } from "./live-token";
import { PartnerCall } from "./partner-call";
import classes from "./token-panel.module.css";

/** What there is to do with a token for Stripe, and what there is not. */
export function StripePart() {
  const { token } = useToken();
  if (token.revokedAt) return null;
  return (
    <section className={classes.part} aria-labelledby="handoff">
      <h3 id="handoff">Handoff</h3>
      <p>
        Stripe is different: this is a bank account token of Stripe&apos;s own, which works once,
        and only in Stripe&apos;s API with your key there. So this app neither sends it nor reads
        with it.
      </p>
      <PartnerCall processor="stripe" name="Stripe" />
    </section>
  );
}
