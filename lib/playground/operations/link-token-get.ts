import type { LinkTokenGetRequest } from "plaid";
import { group, reference } from "../fields";
import { operation } from "../operation";

/** Tells what became of a link token. */
export const linkTokenGet = operation<LinkTokenGetRequest>()({
  name: "link-token-get",
  path: "/link/token/get",
  title: "Get a link token",
  about: "Tells what a link token was made for, and how the sessions that it opened went.",
  sdkMethod: "linkTokenGet",
  docsUrl: "https://plaid.com/docs/api/link/#linktokenget",
  schema: group("The request.", {
    link_token: reference("The Link session whose token is asked about.", "session", "link_token"),
  }),
  presets: [
    { name: "A Link session", about: "Any session of yours.", request: { link_token: "" } },
  ],
});
