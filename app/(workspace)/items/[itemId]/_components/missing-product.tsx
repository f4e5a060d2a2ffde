import type { MissingProduct } from "@/lib/contracts/items";
import { UpdateButtons } from "../../../link/_components/update-buttons";
import classes from "./on-demand.module.css";

type Props = {
  missing: MissingProduct;
  /** As in "account numbers". */
  what: string;
  itemId: string;
  scriptUrl: string;
  returnTo: string;
};

/** Why Plaid tells nothing, and what the person can do about it. */
export function MissingProductNote({ missing, what, ...page }: Props) {
  const { reason, code } = missing;
  return (
    <div role="status" className={classes.missing}>
      <p>
        {words(what)[reason]} <code>{code}</code>
      </p>
      {reason === "consent" && <UpdateButtons {...page} updates={["permissions"]} size="xs" />}
      {reason === "repair" && <UpdateButtons {...page} updates={["reauth"]} size="xs" />}
    </div>
  );
}

const words = (what: string) => ({
  consent: `You have not agreed that this app gets your ${what}. You can grant it at your bank, in Link.`,
  unsupported: `This bank does not tell ${what} through Plaid.`,
  none: `None of the accounts you share has ${what}.`,
  not_ready: `Plaid is still getting your ${what}. Ask again in a minute.`,
  repair: "The bank wants you to sign in again first.",
  gone: "This link to the bank has ended. Link the bank once more.",
});
