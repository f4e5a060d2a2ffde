import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { Problem } from "@/lib/problem";
import { recordAudit } from "./audit-events";
import { isDuplicate } from "./database-problem";
import { newId } from "./new-id";

/** What sign-in needs to know of a user. */
export type SignInUser = { id: string; email: string | null; passwordHash: string | null };

const columns = { id: true, email: true, passwordHash: true } as const;

/** The user with a normalised e-mail address, if there is one. In SQL, which costs every sign-in less. */
export async function systemFindUserByEmail(email: string): Promise<SignInUser | null> {
  const [user] = await db().$queryRaw<SignInUser[]>`
    SELECT "id", "email", "passwordHash" FROM "User" WHERE "email" = ${email}`;
  return user ?? null;
}

/** Adds a user who signs in with a password, and answers their id. @throws Problem `email_taken` */
export async function systemCreateUser(email: string, passwordHash: string): Promise<string> {
  const id = newId("user");
  try {
    await db().$transaction(async (tx) => {
      await tx.user.create({ data: { id, email, passwordHash } });
      await recordAudit({ id }, { action: "register" }, tx);
    });
    return id;
  } catch (thrown) {
    if (!isDuplicate(thrown)) throw thrown;
    throw new Problem(
      "email_taken",
      "There is an account with this e-mail already. Sign in instead.",
      {
        fields: { email: "There is an account with this e-mail already." },
      },
    );
  }
}

/**
 * The one demo user, made on first use. It has neither address nor password: only its button signs
 * it in. Null while it is being deleted; it is made anew then.
 */
export async function systemDemoUser(): Promise<SignInUser | null> {
  const id = "usr_demo";
  const { deletingAt, ...user } = await db().user.upsert({
    where: { id },
    create: { id, name: "Demo user", isDemo: true },
    update: {},
    select: { ...columns, deletingAt: true },
  });
  return deletingAt ? null : user;
}

/**
 * The user of a provider's account, made on first sign-in. Matched by the provider's own id only:
 * an equal e-mail address proves nothing, so it is refused instead of joined to that user.
 *
 * @returns null when another user has that e-mail address.
 */
export async function systemUserOfProvider(account: {
  provider: string;
  providerAccountId: string;
  email: string | null;
  name: string | null;
}): Promise<SignInUser | null> {
  const { provider, providerAccountId, email, name } = account;
  const find = async () => {
    const row = await db().authAccount.findUnique({
      where: { provider_providerAccountId: { provider, providerAccountId } },
      select: { user: { select: columns } },
    });
    return row?.user ?? null;
  };
  const known = await find();
  if (known) return known;
  try {
    return await db().$transaction(async (tx) => {
      const user = await tx.user.create({
        data: {
          id: newId("user"),
          email,
          name,
          authAccounts: { create: { id: newId("authAccount"), provider, providerAccountId } },
        },
        select: columns,
      });
      await recordAudit(user, { action: "register" }, tx);
      return user;
    });
  } catch (thrown) {
    // Either the address is taken, or the same person was quicker in another window.
    if (isDuplicate(thrown)) return find();
    throw thrown;
  }
}

/** The viewer's id as a user of Plaid's, or null when they have none yet. */
export async function findPlaidUserId(viewer: Viewer): Promise<string | null> {
  const row = await db().user.findUnique({
    where: { id: viewer.id },
    select: { plaidUserId: true },
  });
  return row?.plaidUserId ?? null;
}

/** Keeps the viewer's id as a user of Plaid's. */
export async function savePlaidUserId(viewer: Viewer, plaidUserId: string): Promise<void> {
  await db().user.updateMany({ where: { id: viewer.id }, data: { plaidUserId } });
}

/** The viewer's password hash, or null where they sign in another way. */
export async function findPasswordHash(viewer: Viewer): Promise<string | null> {
  const row = await db().user.findUnique({
    where: { id: viewer.id },
    select: { passwordHash: true },
  });
  return row?.passwordHash ?? null;
}

/** Sets the name the viewer is greeted by. */
export async function saveUserName(viewer: Viewer, name: string): Promise<void> {
  await db().user.updateMany({ where: { id: viewer.id }, data: { name } });
}
