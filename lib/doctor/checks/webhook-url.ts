import "server-only";
import type { ProblemCode } from "@/lib/problem";
import { routes } from "@/lib/routes";
import { webhookSetup } from "@/lib/webhooks/webhook-setup";
import { type Check, ok, problem, warning } from "../check";
import { isLoopback } from "../is-loopback";
import { readAddress } from "../read-address";

/** How our own endpoint answers what Plaid did not sign. Nobody else answers like that. */
const OURS: ProblemCode = "webhook_forged";

/** Whether what Plaid sends arrives here: a webhook without a signature has to be refused by our endpoint. */
export const webhookUrl: Check = {
  id: "webhook-url",
  group: "Addresses",
  title: "Webhooks",
  async examine() {
    const { kind, url } = webhookSetup();
    const facts = [
      { label: kind === "none" ? "It would be" : "Address", value: withoutQuery(url) },
    ];
    if (kind === "none") {
      return warning(
        "PLAID_WEBHOOK_URL is not set, so that Plaid sends no webhooks. Everything works without them, later.",
        "Give this server an address on the internet, on a computer at home by a tunnel, and set PLAID_WEBHOOK_URL to it.",
        facts,
      );
    }
    if (kind === "unreachable") {
      return problem(
        "PLAID_WEBHOOK_URL leads Plaid to its own machine.",
        "Set an address on the internet that leads here, or none.",
        facts,
      );
    }
    const { status, body } = await readAddress(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    if (status === null) return { ...unreached(url), facts };
    if (status !== 401 || body.code !== OURS) {
      return problem(
        `What answers at the address for webhooks is not this app's endpoint: status ${status}.`,
        `Correct PLAID_WEBHOOK_URL: it ends with ${routes.api.plaidWebhooks()}, and what forwards from there must not redirect.`,
        facts,
      );
    }
    if (!isLoopback(url) && !url.startsWith("https:")) {
      return warning(
        "Webhooks arrive here, but without TLS.",
        "Change PLAID_WEBHOOK_URL to https.",
        facts,
      );
    }
    return ok("Webhooks arrive here: one without a signature was refused, as it has to be.", facts);
  },
};

const unreached = (url: string) =>
  isLoopback(url)
    ? problem("Nothing answers at the address for webhooks.", "Start the app.")
    : warning(
        "The address for webhooks cannot be reached from here, which not every network allows.",
        `See whether webhooks arrive: link a bank, and look at ${routes.webhooks()}.`,
      );

/** Some put a secret of their own into the query. */
const withoutQuery = (url: string) => new URL(url).origin + new URL(url).pathname;
