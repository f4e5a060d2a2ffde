import "server-only";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { askingPlaid, refusal, verdictOfPlaid } from "../ask-plaid";
import { type Check, ok, problem, skipped } from "../check";
import { isLoopback } from "../is-loopback";
import { makeLinkToken } from "../make-link-token";

const WHERE = "https://dashboard.plaid.com/developers/api";

/** Whether banks can send people back: the address is ours, and Plaid has it in its list. */
export const redirectUri: Check = {
  id: "redirect-uri",
  group: "Addresses",
  title: "Redirect URI",
  async examine() {
    const { APP_URL, PLAID_REDIRECT_URI: configured } = env();
    const right = APP_URL + routes.linkOauth();
    const facts = [
      { label: "To register", value: right },
      { label: "Where", value: WHERE },
    ];
    if (!configured) {
      return skipped(
        "PLAID_REDIRECT_URI is not set. Banks that sign people in on a site of their own open in a window, and need it in webviews only.",
        facts,
      );
    }
    if (configured !== right) {
      return problem(
        "PLAID_REDIRECT_URI does not lead to the page that goes on with Link.",
        `Set PLAID_REDIRECT_URI=${right}, without query or fragment, and register exactly that at ${WHERE}.`,
        facts,
      );
    }
    if (!configured.startsWith("https:") && !mayBeHttp(configured)) {
      return problem(
        "The redirect URI is not https, which Plaid takes for localhost in Sandbox only.",
        "Serve the app over TLS, and change APP_URL and PLAID_REDIRECT_URI to https.",
        facts,
      );
    }
    return { ...(await isRegistered()), facts };
  },
};

const mayBeHttp = (url: string) => env().PLAID_ENV === "sandbox" && isLoopback(url);

const isRegistered = askingPlaid("redirect-uri", async () => {
  const { PLAID_REDIRECT_URI: configured = "" } = env();
  try {
    await makeLinkToken({ redirect_uri: configured });
    return ok("Plaid takes the redirect URI, and it leads to the page that goes on with Link.");
  } catch (thrown) {
    const refused = verdictOfPlaid(thrown);
    if (!/redirect/i.test(refused.error.error_message)) {
      return skipped("Plaid makes no link token at all. See Products.");
    }
    return problem(
      `Plaid does not take the redirect URI. ${refusal(refused)}`,
      `Register exactly ${configured} at ${WHERE}, under allowed redirect URIs. Scheme, port, path and the missing slash at its end all count.`,
    );
  }
});
