import type { ReactNode } from "react";
import type { AccountChoice, BankChoice } from "@/lib/contracts/processors";
import type { Partner } from "./partner-picker";
import classes from "./what-is-shared.module.css";

type Props = { bank: BankChoice; account: AccountChoice; partner: Partner };

/** What a token opens, what happens next, and how it ends, in words. For Stripe all of it is different. */
export function WhatIsShared({ bank, account, partner }: Props) {
  const name = bank.institutionName ?? "this bank";
  const mask = account.mask ? ` ••\u00a0${account.mask}` : "";
  return (
    <dl className={classes.facts}>
      <Fact name="Account">
        <strong>
          {account.name}
          {mask}
        </strong>{" "}
        at {name}. No other account.
      </Fact>
      {partner.value === "stripe" ? (
        <ForStripe />
      ) : (
        <ForPartner partner={partner.label} bank={name} sharesNumbers={bank.sharesNumbers} />
      )}
    </dl>
  );
}

type ForPartnerProps = { partner: string; bank: string; sharesNumbers: boolean };

function ForPartner({ partner, bank, sharesNumbers }: ForPartnerProps) {
  return (
    <>
      <Fact name={`What ${partner} may read`}>
        {sharesNumbers
          ? "Everything that Plaid tells of this account: its numbers, balance, owners and transactions, and what is added later."
          : "Everything that Plaid tells of this account: its balance and transactions, and what is added later. Not its numbers: you have not agreed to that at your bank."}{" "}
        You can allow less on the next page.
      </Fact>
      <Fact name="What happens now">
        Plaid makes a token, which this server keeps sealed. {partner} gets it when you hand it off
        on the next page, and not before.
      </Fact>
      <Fact name="Until when">
        Until you disconnect {bank}, or withdraw the access there. One token alone cannot be taken
        back.
      </Fact>
    </>
  );
}

function ForStripe() {
  return (
    <>
      <Fact name="What Stripe gets">
        The account and routing number, once. No balance, no owners, no transactions.
      </Fact>
      <Fact name="What it takes">
        Your Stripe account, connected to yours at Plaid: in Plaid&apos;s Dashboard, under
        Integrations. Without that Plaid refuses.
      </Fact>
      <Fact name="What happens now">
        Plaid makes the token. Only Stripe&apos;s API can use it, called by your own backend with
        your Stripe keys. This app sends nothing to Stripe; the next page shows the call.
      </Fact>
      <Fact name="Until when">
        The token works once. The bank account that it makes at Stripe stays until you delete it
        there.
      </Fact>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
