import type { ReadIdentityAnswer } from "@/lib/contracts/items";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { readIdentity } from "@/lib/items/read-identity";

/** The owners of an Item's accounts. A POST, so that nothing asks for them unasked. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(noBody, async ({ viewer, params }) =>
    Response.json((await readIdentity(viewer, params.itemId ?? "")) satisfies ReadIdentityAnswer),
  ),
});
