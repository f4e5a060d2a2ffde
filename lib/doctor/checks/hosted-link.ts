import "server-only";
import { askingPlaid, refusal, verdictOfPlaid } from "../ask-plaid";
import { type Check, ok, problem, warning } from "../check";
import { makeLinkToken } from "../make-link-token";

const ASK =
  "Ask Plaid's support or your account manager to enable Hosted Link. Everything else works without.";

/** Whether Plaid gives a page of its own with a link token. */
export const hostedLink: Check = {
  id: "hosted-link",
  group: "Plaid",
  title: "Hosted Link",
  examine: askingPlaid("hosted-link", async () => {
    try {
      const { hosted_link_url } = await makeLinkToken({ hosted_link: {} });
      return hosted_link_url
        ? ok("Plaid gives a page for Hosted Link.")
        : warning("Plaid makes a link token, but gives no page for Hosted Link.", ASK);
    } catch (thrown) {
      const refused = verdictOfPlaid(thrown);
      return problem(`Plaid makes no link token for Hosted Link. ${refusal(refused)}`, ASK);
    }
  }),
};
