import { changePassword } from "@/lib/account/change-password";
import { sessionCookie } from "@/lib/auth/cookies";
import { changePasswordRequest } from "@/lib/contracts/account";
import { endpoints } from "@/lib/http/endpoints";
import { route } from "@/lib/http/route";

/** The signed-in person's password. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  /** Changes it, ends every session, and starts one for this browser. */
  POST: route(changePasswordRequest, async ({ viewer, body, request }) => {
    const token = await changePassword(viewer, body, request.headers.get("user-agent"));
    return new Response(null, { status: 204, headers: { "set-cookie": sessionCookie(token) } });
  }),
});
