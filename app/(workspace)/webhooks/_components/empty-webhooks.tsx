import { ButtonLink } from "@/app/_components/button-link";
import { routes } from "@/lib/routes";
import classes from "./webhook-list.module.css";

type Props = {
  /** Whether any can come. */
  isConfigured: boolean;
  hasItems: boolean;
};

/** What stands in the inbox before anything has come: how it would. */
export function EmptyWebhooks({ isConfigured, hasItems }: Props) {
  return (
    <section className={classes.none} aria-labelledby="none">
      <h2 id="none">No webhook has come yet</h2>
      <p>
        Plaid sends one when a Link session ends, when there are new transactions, and when a bank
        wants its owner. Each is verified, stored, and worked on by a job; this list then tells what
        came of it, as it happens.
      </p>
      {isConfigured && !hasItems && (
        <>
          <p>Link a bank, and the first ones arrive within seconds.</p>
          <ButtonLink href={routes.link()}>Link a bank</ButtonLink>
        </>
      )}
    </section>
  );
}
