import type { FlowStep } from "@/app/_components/flow-steps";

/** Hosted Link in four steps. */
export const hostedSteps: readonly FlowStep[] = [
  {
    who: "Your server asks Plaid",
    what: "A click asks our server for a link token with a page of Plaid's to it. The page's address is good for half an hour, and opening it needs no sign-in.",
    call: "/link/token/create",
  },
  {
    who: "You, to whoever it is for",
    what: "You send the address. It opens on any device, and this app need not be open anywhere.",
    call: "hosted_link_url",
  },
  {
    who: "On Plaid's page",
    what: "The person chooses a bank and signs in there. In the end Plaid sends them back to a page of this app, which tells strangers nothing.",
    call: "completion_redirect_uri",
  },
  {
    who: "Plaid to your server, or your server asks",
    what: "Three ways tell our server: Plaid's webhook, our asking every few seconds, and the person's return. They race, the first one counts, and the bank is stored once.",
    call: "SESSION_FINISHED · /link/token/get",
  },
];
