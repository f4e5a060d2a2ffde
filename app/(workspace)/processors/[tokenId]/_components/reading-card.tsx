import { ActionButton } from "@/app/_components/action-button";
import type { PartnerReading } from "@/lib/contracts/processors";
import { PartnerFactsView } from "./partner-facts";
import classes from "./partner-view.module.css";
import { ReadingRefusal } from "./reading-refusal";
import type { usePartnerView } from "./use-partner-view";

const titles = {
  account: "Account",
  auth: "Account numbers",
  balance: "Balance",
  identity: "Owners",
  transactions: "Transactions",
} as const satisfies Record<PartnerReading["product"], string>;

type View = ReturnType<typeof usePartnerView>;
type Props = { reading: PartnerReading; view: View };

/** One product as Plaid told it to the partner, or why it did not. */
export function ReadingCard({ reading, view }: Props) {
  const { product, path, requestId } = reading;
  return (
    <li className={classes.card} data-refused={reading.state === "refused" || undefined}>
      <h3>{titles[product]}</h3>
      {reading.state === "told" ? (
        <PartnerFactsView facts={reading.facts} />
      ) : (
        <ReadingRefusal reading={reading} view={view} />
      )}
      {product === "auth" && reading.state === "told" && <Numbers view={view} />}
      <p className={classes.source}>
        <code>{path}</code>
        {requestId && (
          <span>
            request <code>{requestId}</code>
          </span>
        )}
      </p>
    </li>
  );
}

function Numbers({ view: { isWhole, isBusy, showNumbers, hideNumbers } }: { view: View }) {
  return (
    <div className={classes.actions}>
      {isWhole ? (
        <ActionButton size="xs" variant="default" onClick={hideNumbers}>
          Hide numbers
        </ActionButton>
      ) : (
        <ActionButton
          size="xs"
          variant="default"
          disabled={isBusy}
          onClick={() => void showNumbers()}
        >
          Show numbers
        </ActionButton>
      )}
    </div>
  );
}
