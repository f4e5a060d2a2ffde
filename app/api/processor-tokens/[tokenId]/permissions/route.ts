import { type PermissionsAnswer, setPermissionsRequest } from "@/lib/contracts/processors";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { readPermissions, setPermissions } from "@/lib/processors/set-permissions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  /** Sets what the partner may read, at Plaid. */
  PUT: route(setPermissionsRequest, async ({ viewer, params, body }) => {
    const token = await setPermissions(viewer, params.tokenId ?? "", body.products);
    return Response.json({ token } satisfies PermissionsAnswer);
  }),
  /** Reads it back. A POST, since Plaid is asked. */
  POST: route(noBody, async ({ viewer, params }) => {
    const token = await readPermissions(viewer, params.tokenId ?? "");
    return Response.json({ token } satisfies PermissionsAnswer);
  }),
});
