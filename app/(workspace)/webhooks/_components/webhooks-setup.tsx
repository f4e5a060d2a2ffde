import { IconInfoCircle } from "@tabler/icons-react";
import type { WebhookSetup } from "@/lib/webhooks/webhook-setup";
import classes from "./webhooks-setup.module.css";

/** Says that no webhooks come, what that means, and how they would; nothing where they do come. */
export function WebhooksSetup({ setup }: { setup: WebhookSetup }) {
  if (setup.kind === "configured") return null;
  return (
    <section className={classes.notice} aria-labelledby="setup">
      <IconInfoCircle size={18} aria-hidden="true" />
      <div>
        <h2 id="setup">
          {setup.kind === "none"
            ? "Webhooks are not configured"
            : "Plaid cannot reach the address for webhooks"}
        </h2>
        <p>
          Everything works without them, later: Link sessions that nobody came back from are asked
          about until they end, and changes at a bank are seen when it is next read.
        </p>
        <ol>
          <li>
            Give this server an address on the internet, with a certificate. On a computer at home a
            tunnel does that.
          </li>
          <li>
            Set <code>PLAID_WEBHOOK_URL</code> to that address followed by{" "}
            <code>{new URL(setup.url).pathname}</code>, and start the server again.
            {setup.kind === "unreachable" && (
              <>
                {" "}
                Now it is <code>{setup.url}</code>, which leads to Plaid&apos;s own machine.
              </>
            )}
          </li>
          <li>Banks that you link from then on have it. Those linked before go on without.</li>
        </ol>
      </div>
    </section>
  );
}
