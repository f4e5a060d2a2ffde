import { routes } from "@/lib/routes";

/** Every way to link a bank that the app shows, with when to use it. */
export const linkModes = {
  standard: {
    title: "Standard",
    href: routes.linkStandard(),
    lead: "Link opens on top of your page. The right choice for almost every app on the web.",
  },
  embedded: {
    title: "Embedded search",
    href: routes.linkEmbedded(),
    lead: "The search for a bank is part of your page. For checkouts, where a person should see that paying by bank is one step away.",
  },
  hosted: {
    title: "Hosted Link",
    href: routes.linkHosted(),
    lead: "Link runs on a page of Plaid's, reached by an address or a QR code. For other devices, for e-mails and calls, and where no front end is at hand.",
  },
  multiItem: {
    title: "Several banks at once",
    href: routes.linkMultiItem(),
    lead: "A person links one bank after the other in one session. For budgeting and lending, where one bank is not the whole picture.",
  },
  layer: {
    title: "Layer",
    href: routes.linkLayer(),
    lead: "A phone number is enough where Plaid knows the person: they confirm who they are and share banks they linked before. For sign-up.",
  },
  update: {
    title: "Update mode",
    href: routes.linkUpdate(),
    lead: "For a bank that is linked already: sign in again, choose accounts anew, or grant more. The Item and its access token stay the same.",
  },
} as const;
