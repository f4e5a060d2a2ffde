import "server-only";
import { cookies, headers } from "next/headers";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { emailAddress, passwordLength } from "@/lib/contracts/users";
import { recordAudit } from "@/lib/data/audit-events";
import { systemRenewHash } from "@/lib/data/passwords";
import {
  sessionLifetime,
  systemEndSession,
  systemFindSession,
  systemStartSession,
} from "@/lib/data/sessions";
import {
  type SignInUser,
  systemDemoUser,
  systemFindUserByEmail,
  systemUserOfProvider,
} from "@/lib/data/users";
import { env } from "@/lib/env";
import { describeError, log } from "@/lib/log";
import { Problem } from "@/lib/problem";
import { routes } from "@/lib/routes";
import { authCookies } from "./cookies";
import { hashPassword, isOutdated, isPasswordOf } from "./password";
import { forgiveSignIns } from "./sign-in-limits";
import { signInMethods } from "./sign-in-methods";

declare module "next-auth" {
  interface User {
    /** Of who has just typed their password: the hash that it is held against. */
    passwordHash?: string | null;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    /** The opaque value of the session cookie. */
    sessionToken?: string;
  }
}

const credentials = z.object({
  email: emailAddress,
  password: z.string().min(1).max(passwordLength.max),
});

async function userByPassword(typed: unknown): Promise<SignInUser | null> {
  const parsed = credentials.safeParse(typed);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const user = await systemFindUserByEmail(email);
  const known = user?.passwordHash ?? null;
  if (!(await isPasswordOf(known, password))) {
    if (user) noteFailure(user);
    return null;
  }
  await forgiveSignIns(email);
  if (!user || !known || !isOutdated(known)) return user;
  const hash = await hashPassword(password);
  const isRenewed = await systemRenewHash(user.id, { known, hash });
  // Else another sign-in was quicker, or a new password.
  return isRenewed ? { ...user, passwordHash: hash } : userByPassword(typed);
}

/** Nobody waits for it: the time it takes would tell that there is such a user. */
function noteFailure(user: SignInUser): void {
  recordAudit(user, { action: "sign-in.failed" }).catch((thrown: unknown) =>
    log().warn({ error: describeError(thrown) }, "a failed sign-in was not written down"),
  );
}

/** Refused with a word of its own while the one before is being deleted, which takes a moment. */
async function demoUser(): Promise<SignInUser> {
  const user = await systemDemoUser();
  if (!user) throw new Refused("DemoLeaving");
  return user;
}

/** A refusal whose message is a fixed word, for the sign-in page to put into a sentence. */
class Refused extends Error {}

/**
 * Runs one way of signing in. next-auth puts the text of anything thrown into a URL, so what goes
 * wrong is logged here and only a fixed word leaves.
 */
async function guarded(find: () => Promise<SignInUser | null>) {
  try {
    return await find();
  } catch (thrown) {
    if (thrown instanceof Refused) throw thrown;
    if (thrown instanceof Problem && thrown.code === "overloaded") throw new Error("Busy");
    log().error({ error: describeError(thrown) }, "sign-in failed");
    throw new Error("Unavailable");
  }
}

function providers(): AuthOptions["providers"] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env();
  return [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: (typed) => guarded(() => userByPassword(typed)),
    }),
    ...(signInMethods().demo
      ? [Credentials({ id: "demo", credentials: {}, authorize: () => guarded(demoUser) })]
      : []),
    ...(GITHUB_ID && GITHUB_SECRET
      ? [GitHub({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })]
      : []),
    ...(GOOGLE_ID && GOOGLE_SECRET
      ? [Google({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET })]
      : []),
    ...oidc(),
  ];
}

type OidcProfile = { sub: string; name?: string; email?: string };

function oidc(): OAuthConfig<OidcProfile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER) return [];
  return [
    {
      id: "oidc",
      name: OIDC_NAME,
      type: "oauth",
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      profile: ({ sub, name, email }) => ({ id: sub, name, email }),
    },
  ];
}

const create = (): AuthOptions => ({
  providers: providers(),
  secret: env().NEXTAUTH_SECRET,
  cookies: authCookies(),
  pages: { signIn: routes.signIn(), error: routes.signIn(), signOut: routes.home() },
  session: { strategy: "jwt", maxAge: sessionLifetime.absoluteHours * 60 * 60 },
  // Credentials only work with next-auth's "jwt" strategy, whose tokens outlive a sign-out. So its
  // token is an opaque value, and what it stands for is a row that can be ended.
  jwt: {
    encode: async ({ token }) => token?.sessionToken ?? "",
    decode: async ({ token: sessionToken }) => {
      const viewer = sessionToken ? await systemFindSession(sessionToken) : null;
      if (!viewer || !sessionToken) return null;
      return { sub: viewer.id, name: viewer.name, email: viewer.email, sessionToken };
    },
  },
  callbacks: {
    async signIn({ user, account }) {
      if (!account || account.type === "credentials") return true;
      const { provider, providerAccountId } = account;
      const email = emailAddress.safeParse(user.email).data ?? null;
      const known = await guarded(() =>
        systemUserOfProvider({ provider, providerAccountId, email, name: user.name ?? null }),
      );
      if (!known) return `${routes.signIn()}?error=OAuthAccountNotLinked`;
      user.id = known.id;
      return true;
    },
    async jwt({ token, user, trigger }) {
      if (trigger !== "signIn" && trigger !== "signUp") return token;
      const previous = (await cookies()).get(authCookies().sessionToken.name)?.value;
      if (previous) await systemEndSession(previous, "session.end");
      const userAgent = (await headers()).get("user-agent");
      const known = user.passwordHash;
      return {
        sub: user.id,
        sessionToken: await systemStartSession(user.id, userAgent, { known }),
      };
    },
    redirect: ({ url, baseUrl }) =>
      URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === new URL(baseUrl).origin
        ? new URL(url, baseUrl).href
        : baseUrl,
  },
  logger: {
    error: (code, details) =>
      log().warn({ code, error: describeError(causeOf(details)) }, "next-auth"),
    warn: (code) => log().debug({ code }, "next-auth"),
    debug: () => {},
  },
});

/** next-auth wraps some errors together with the provider they came from. */
const causeOf = (details: unknown) =>
  typeof details === "object" && details !== null && "error" in details ? details.error : details;

let options: AuthOptions | undefined;

/** next-auth, as this server is configured. */
export function authOptions(): AuthOptions {
  options ??= create();
  return options;
}
