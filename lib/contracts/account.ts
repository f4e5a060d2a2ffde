import { z } from "zod";
import { newPassword, passwordLength } from "./users";

/** Body of `PUT /api/account`, answered 204. */
export const updateAccountRequest = z.strictObject({
  /** How the person is greeted. */
  name: z.string().trim().min(1, "must not be empty").max(100),
});
export type UpdateAccountRequest = z.input<typeof updateAccountRequest>;

/** What a person without a password types to have their account deleted. */
export const DELETE_WORD = "delete";

/**
 * Body of `DELETE /api/account`, answered 204: nobody can sign in any more, the rest follows. People
 * who have a password confirm with it, others with the word.
 */
export const deleteAccountRequest = z.strictObject({
  password: z.string().max(256).optional(),
  word: z.string().max(20).optional(),
});
export type DeleteAccountRequest = z.input<typeof deleteAccountRequest>;

/** Body of `POST /api/account/password`, answered 204: all other sessions have ended, and this one has a new cookie. */
export const changePasswordRequest = z.strictObject({
  current: z.string().min(1, "Type your password.").max(passwordLength.max),
  password: newPassword,
});
export type ChangePasswordRequest = z.input<typeof changePasswordRequest>;

/** What people are told who sign in through a provider only. */
export const noPassword =
  "You sign in through another service, so there is no password here to change.";

/** A browser in which somebody is signed in. */
export type SignedInBrowser = {
  id: string;
  /** Whether it is the one that asks. */
  isThis: boolean;
  userAgent: string | null;
  signedInAt: string;
  lastSeenAt: string;
};

/** Answer of `GET /api/account/sessions`: those that are alive, the last used first. */
export type SessionsAnswer = { sessions: SignedInBrowser[] };

/** What is written down when it is done. */
export type AuditAction =
  | "register"
  | "sign-in"
  | "sign-in.failed"
  | "sign-out"
  | "session.end"
  | "password.change"
  | "item.link"
  | "item.remove"
  | "item.rotate-token"
  | "processor-token.create"
  | "processor-token.permissions"
  | "account.export"
  | "account.delete"
  | "keys.rotate";

/** One entry of "Recent activity". */
export type AuditEventView = {
  id: string;
  action: AuditAction;
  at: string;
  /** The request it was done by, for support; null where it was done by a job. */
  requestId: string | null;
};
