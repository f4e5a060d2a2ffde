import type { ReadNumbersAnswer } from "@/lib/contracts/items";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";
import { readNumbers } from "@/lib/items/read-numbers";

/** The account and routing numbers of an Item. A POST, so that nothing asks for them unasked. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: route(noBody, async ({ viewer, params }) =>
    Response.json((await readNumbers(viewer, params.itemId ?? "")) satisfies ReadNumbersAnswer),
  ),
});
