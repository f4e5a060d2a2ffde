import { userGood } from "./login";
import type { SavedInstitution } from "./saved-institution";

/** What Plaid knows of a phone number of the sandbox. */
type SandboxPhone = {
  readonly saved: readonly SavedInstitution[];
  /** Plaid chooses the institution and its accounts by itself. */
  readonly isAutomatic?: boolean;
};

const everyAccount = "0000 1111 2222 3333 4444 5555 6666 7777 8888 9001 9002 9999".split(" ");

const saved = (
  institutionId: string,
  changes: Partial<SavedInstitution> = {},
): SavedInstitution => ({
  institutionId,
  login: userGood,
  masks: everyAccount,
  needsSignIn: false,
  ...changes,
});

/** The sandbox's phone numbers of people whom Plaid remembers. Any other is of somebody new. */
export const sandboxPhones: ReadonlyMap<string, SandboxPhone> = new Map<string, SandboxPhone>([
  ["+14155550011", { saved: [saved("ins_109508"), saved("ins_109509")] }],
  ["+14155550012", { saved: [saved("ins_109508"), saved("ins_109509"), saved("ins_109511")] }],
  ["+14155550013", { saved: [saved("ins_127287")] }],
  ["+14155550014", { saved: [saved("ins_109508", { needsSignIn: true })] }],
  ["+14155550015", { saved: [saved("ins_109508", { masks: ["0000"] })], isAutomatic: true }],
]);
