import { ActionButton } from "@/app/_components/action-button";
import { PageLink } from "@/app/_components/page-link";
import type { PartnerReading } from "@/lib/contracts/processors";
import { routes } from "@/lib/routes";
import { asSentence } from "../../../_components/as-sentence";
import { useToken } from "./live-token";
import classes from "./partner-view.module.css";
import { lacks, type usePartnerView } from "./use-partner-view";

type Props = {
  reading: Extract<PartnerReading, { state: "refused" }>;
  view: ReturnType<typeof usePartnerView>;
};

/** What Plaid refused the partner with, and what would have it answer. */
export function ReadingRefusal({ reading, view }: Props) {
  const { product, errorCode, message, requestId, allowedBy } = reading;
  const { item, permissions } = useToken().token;
  const ofBank = bankWords[errorCode];
  const ofKeys = keyWords[errorCode];
  const isAnswered = requestId !== null || errorCode !== errorCode.toLowerCase();
  return (
    <>
      <p>
        {isAnswered ? (
          <>
            Plaid refused: <code>{errorCode}</code>
          </>
        ) : (
          "Plaid did not answer."
        )}
      </p>
      {!message.includes(errorCode) && <p className={classes.message}>{asSentence(message)}</p>}
      {ofKeys && <p>{ofKeys}</p>}
      {allowedBy && lacks(permissions, allowedBy) ? (
        <>
          <p>
            You have not permitted it. The permission <code>{allowedBy}</code> would allow it.
          </p>
          <div className={classes.actions}>
            <ActionButton
              size="xs"
              variant="default"
              disabled={view.isBusy}
              onClick={() => void view.allow(allowedBy, product)}
            >
              Allow {allowedBy}, and read it
            </ActionButton>
          </div>
        </>
      ) : (
        ofBank && (
          <p>
            {ofBank}{" "}
            {item.id && <PageLink href={routes.item(item.id)}>Go to the bank&apos;s page</PageLink>}
          </p>
        )
      )}
    </>
  );
}

const notGranted =
  "This bank was linked without it. Grant it on the bank's page and ask for it there once; then the partner gets it too.";

/** What only the bank's owner can mend. */
const bankWords: Record<string, string | undefined> = {
  PRODUCTS_NOT_SUPPORTED: notGranted,
  PRODUCT_NOT_READY: "Plaid is still getting it from the bank. Read again in a minute.",
  ADDITIONAL_CONSENT_REQUIRED: notGranted,
  ITEM_LOGIN_REQUIRED: "The bank wants its owner to sign in again first.",
};

/** What only whoever runs this server can mend. */
const keyWords: Record<string, string | undefined> = {
  INVALID_PROCESSOR_TOKEN:
    "Plaid does not take this token from these keys: the keys in PLAID_PARTNER_CLIENT_ID are of another partner, or the token has ended.",
  INVALID_API_KEYS:
    "Plaid does not know the partner's keys: check PLAID_PARTNER_CLIENT_ID and PLAID_PARTNER_SECRET.",
};
