import type { Processor } from "@/lib/contracts/processors";
import { CodeBlock } from "../../../_components/code-block";
import { partnerCallCode, partnerships } from "./partner-call-code";

type Props = { processor: Processor; name: string };

/** The call by which one's own backend gives the token to the partner, where this app sends none. */
export function PartnerCall({ processor, name }: Props) {
  const { code, docs, note } = partnerCallCode(processor);
  return (
    <>
      <p>
        {processor === "stripe"
          ? "Your backend gives the token to Stripe, once:"
          : `No address of ${name} is configured here, so this app sends it nothing. This is the call that your backend makes instead:`}
      </p>
      <CodeBlock code={code} label={`The call to ${name}`} />
      <p>
        {note}{" "}
        <a href={docs} target="_blank" rel="noreferrer">
          Plaid on {docs === partnerships ? "its partners" : name} (new tab)
        </a>
      </p>
      {processor !== "stripe" && (
        <p>
          To have this app send it, set <code>PARTNER_ENDPOINTS</code> and <code>PARTNER_KEYS</code>
          .
        </p>
      )}
    </>
  );
}
