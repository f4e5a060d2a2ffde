import { confirmPerson } from "@/lib/account/confirm-person";
import { deleteAccountRequest, updateAccountRequest } from "@/lib/contracts/account";
import { startAccountDeletion } from "@/lib/data/account-deletions";
import { saveUserName } from "@/lib/data/users";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";

/** The signed-in person's own data, and the end of it. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  PUT: route(updateAccountRequest, async ({ viewer, body }) => {
    await saveUserName(viewer, body.name);
    return new Response(null, { status: 204 });
  }),
  DELETE: route(deleteAccountRequest, async ({ viewer, body }) => {
    await confirmPerson(viewer, body);
    await startAccountDeletion(viewer);
    return new Response(null, { status: 204 });
  }),
});
