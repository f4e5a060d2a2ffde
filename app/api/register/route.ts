import { hashPassword } from "@/lib/auth/password";
import { countRegistration } from "@/lib/auth/sign-in-limits";
import { type RegisterAnswer, registerRequest } from "@/lib/contracts/users";
import { systemCreateUser } from "@/lib/data/users";
import { endpoints } from "@/lib/http/endpoints";
import { publicRoute } from "@/lib/http/route";

/** Adds a user with e-mail and password. Signing in is a second step, through next-auth. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  POST: publicRoute(registerRequest, async ({ body: { email, password }, request }) => {
    await countRegistration(request);
    const id = await systemCreateUser(email, await hashPassword(password));
    return Response.json({ user: { id, email } } satisfies RegisterAnswer, { status: 201 });
  }),
});
