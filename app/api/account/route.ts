import { updateAccountRequest } from "@/lib/contracts/account";
import { saveUserName } from "@/lib/data/users";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";

/** The signed-in person's own data. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  PUT: route(updateAccountRequest, async ({ viewer, body }) => {
    await saveUserName(viewer, body.name);
    return new Response(null, { status: 204 });
  }),
});
