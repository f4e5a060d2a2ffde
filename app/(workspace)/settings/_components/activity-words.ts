import type { AuditAction } from "@/lib/contracts/account";

const words: Record<AuditAction, string> = {
  register: "Account created",
  "sign-in": "Signed in",
  "sign-in.failed": "Somebody tried to sign in with a wrong password",
  "sign-out": "Signed out",
  "session.end": "A session was ended",
  "password.change": "Password changed",
  "item.link": "Bank linked",
  "item.remove": "Bank disconnected",
  "item.rotate-token": "Access token of a bank replaced",
  "processor-token.create": "Access given to a partner",
  "processor-token.permissions": "What a partner may read was changed",
  "account.export": "Data downloaded",
  "account.delete": "Account deleted",
  "keys.rotate": "Encryption keys rotated",
};

/** What was done, in words. */
export const activityWords = (action: AuditAction): string => words[action];
