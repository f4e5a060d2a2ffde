import type { FlowStep } from "./flow-steps";

/** Plaid's standard flow in four steps. */
export const standardSteps: readonly FlowStep[] = [
  {
    who: "Your server asks Plaid",
    what: "A click asks our server for a link token. It is made for this one attempt and kept nowhere in the browser.",
    call: "/link/token/create",
  },
  {
    who: "Browser, in Plaid's frame",
    what: "Link opens with the token. The person chooses a bank and signs in there; this app never sees the bank password.",
    call: "Plaid.create({ token }).open()",
  },
  {
    who: "Browser to your server",
    what: "Link hands the page a public token, which is good for one thing: our server trades it for an access token and stores that encrypted.",
    call: "/item/public_token/exchange",
  },
  {
    who: "Your server asks Plaid",
    what: "With the access token, which never leaves the server, it reads the accounts and balances you then see.",
    call: "/accounts/get",
  },
];
