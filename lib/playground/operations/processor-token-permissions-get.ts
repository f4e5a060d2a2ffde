import type { ProcessorTokenPermissionsGetRequest } from "plaid";
import { group, reference } from "../fields";
import { operation } from "../operation";

/** Tells what a partner may read. */
export const processorTokenPermissionsGet = operation<ProcessorTokenPermissionsGetRequest>()({
  name: "processor-token-permissions-get",
  path: "/processor/token/permissions/get",
  title: "Get a partner's permissions",
  about: "Tells which products a partner may read with a processor token. None means all.",
  sdkMethod: "processorTokenPermissionsGet",
  docsUrl: "https://plaid.com/docs/api/processors/#processortokenpermissionsget",
  schema: group("The request.", {
    processor_token: reference(
      "The handoff that is asked about.",
      "processor-token",
      "processor_token",
    ),
  }),
  presets: [
    { name: "A handoff", about: "Any of your processor tokens.", request: { processor_token: "" } },
  ],
});
