"use client";

import { notifications } from "@mantine/notifications";
import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import { DisconnectItem } from "../../../items/[itemId]/_components/disconnect-item";
import { useToken } from "./live-token";
import classes from "./token-panel.module.css";

/** How the access of a token ends, and the way to end it. */
export function EndPart() {
  const { token, look } = useToken();
  const { item, processor, processorName, revokedAt } = token;
  const bank = item.institutionName ?? "the bank";
  if (revokedAt) {
    return (
      <p className={classes.lead}>
        It has ended, and cannot be taken up again. {processor === "stripe" && atStripe} To give{" "}
        {processorName} access once more, link the bank again where it is no longer linked, and make
        a new token <PageLink href={routes.processors()}>under Processors</PageLink>.
      </p>
    );
  }
  return (
    <>
      <p className={classes.lead}>
        A token cannot be revoked alone: Plaid has no call for that. What ends it is disconnecting{" "}
        {bank}. That ends this token and every other of the same bank, and this app&apos;s own
        access with them. The owner of the account can also withdraw the access at the bank, or at
        my.plaid.com.
        {processor === "stripe"
          ? ` ${atStripe}`
          : ` To narrow what ${processorName} reads, change the permissions above.`}
      </p>
      {item.id && (
        <DisconnectItem
          itemId={item.id}
          name={bank}
          onDisconnected={async () => {
            await look();
            notifications.show({
              color: "teal",
              title: `${bank} is disconnected`,
              message: "This token opens nothing any more.",
            });
          }}
        />
      )}
    </>
  );
}

const atStripe = "A bank account made of it at Stripe stays until it is deleted there.";
