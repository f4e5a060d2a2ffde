import "server-only";
import { env } from "@/lib/env";
import { type PlaidProblem, PlaidUnreachable } from "@/lib/plaid/problem";
import { askingPlaid, isAboutKeys, refusal, verdictOfPlaid } from "../ask-plaid";
import { type Check, ok, problem, type Verdict } from "../check";
import { pingPlaid } from "../ping-plaid";

const KEYS_PAGE = "https://dashboard.plaid.com/developers/keys";

/** Whether Plaid answers and takes our keys, by its cheapest call that reads something. */
export const plaidKeys: Check = {
  id: "plaid-keys",
  group: "Plaid",
  title: "Keys",
  examine: askingPlaid("plaid-keys", async () => {
    try {
      await pingPlaid();
    } catch (thrown) {
      if (isAboutKeys(thrown)) return refused(thrown);
      if (thrown instanceof PlaidUnreachable) return away(thrown);
      return problem(
        `Plaid refused a simple question. ${refusal(verdictOfPlaid(thrown))}`,
        "Correct PLAID_COUNTRY_CODES, the only setting that is part of it.",
      );
    }
    const { PLAID_BASE_URL, PLAID_ENV } = env();
    return ok(
      PLAID_BASE_URL
        ? "The local emulator accepts the keys. No bank and no money is real."
        : `Plaid accepts the keys for its ${PLAID_ENV} environment.`,
    );
  }),
};

/** A secret is never tried in the other environment: it has no business there. */
function refused(thrown: PlaidProblem): Verdict {
  const { PLAID_BASE_URL, PLAID_ENV } = env();
  if (PLAID_BASE_URL) {
    return problem(
      "The emulator does not accept the keys.",
      `Take the keys that the console at ${PLAID_BASE_URL} shows, or leave them unset with npm run demo.`,
    );
  }
  if (thrown.errorCode === "UNAUTHORIZED_ENVIRONMENT") {
    return problem(
      `Plaid knows the keys, but has not given this client access to ${PLAID_ENV}.`,
      "Ask for access at https://dashboard.plaid.com, or set PLAID_ENV=sandbox with the Sandbox secret.",
    );
  }
  const other = PLAID_ENV === "sandbox" ? "production" : "sandbox";
  return problem(
    `Plaid's ${PLAID_ENV} environment does not accept the keys. ${form()}`,
    `Each environment has a secret of its own, and the client id is the same in both. Copy the ${PLAID_ENV} secret from ${KEYS_PAGE} to PLAID_SECRET, or set PLAID_ENV=${other} if the one you have is for that. The doctor does not try it there: a secret is only sent to the environment that is configured.`,
  );
}

/** Whether the keys look like Plaid's, which tells a mistake in copying. */
function form(): string {
  const { PLAID_CLIENT_ID, PLAID_SECRET } = env();
  const odd = [
    ...(/^[0-9a-f]{24}$/.test(PLAID_CLIENT_ID)
      ? []
      : ["PLAID_CLIENT_ID is not 24 hexadecimal digits"]),
    ...(/^[0-9a-f]{30}$/.test(PLAID_SECRET) ? [] : ["PLAID_SECRET is not 30 hexadecimal digits"]),
  ];
  return odd.length > 0 ? `${odd.join(", and ")}, as Plaid's are.` : "";
}

function away(thrown: PlaidUnreachable): Verdict {
  const { PLAID_BASE_URL, PLAID_ENV } = env();
  const how = thrown.code === "plaid_timeout" ? "does not answer in time" : "cannot be reached";
  return PLAID_BASE_URL
    ? problem(
        `The local emulator of Plaid ${how}, at ${PLAID_BASE_URL}.`,
        "Start it together with the app by npm run demo, or alone by npm run emulator.",
      )
    : problem(
        `Plaid ${how}, at https://${PLAID_ENV}.plaid.com.`,
        "See whether this server may reach the internet, and https://status.plaid.com.",
      );
}
