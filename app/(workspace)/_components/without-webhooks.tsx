import { PageLink } from "@/app/_components/page-link";
import { routes } from "@/lib/routes";
import { webhookSetup } from "@/lib/webhooks/webhook-setup";
import classes from "./without-webhooks.module.css";

/** Says, where a result may be waited for, that no webhook will bring it; nothing where one does. */
export function WithoutWebhooks() {
  if (webhookSetup().kind === "configured") return null;
  return (
    <p className={classes.note}>
      Webhooks are not configured, so Plaid is asked for the result now and then.{" "}
      <PageLink href={routes.webhooks()}>How to configure them</PageLink>
    </p>
  );
}
