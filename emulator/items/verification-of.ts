import type { SandboxInstitution } from "../data/institutions";
import type { Login } from "../data/login";
import type { Product } from "../data/products";
import type { ItemAccount } from "../state/entities";

/**
 * What verification an account begins with: none, but where the sandbox's micro-deposits user links
 * the checking account for `auth` at a bank that cannot give out its numbers.
 */
export function verificationOf(
  {
    institution,
    login,
    products,
  }: { institution: SandboxInstitution; login: Login; products: readonly Product[] },
  key: string,
  now: number,
): Pick<ItemAccount, "verification"> {
  const isPending =
    login.password === "microdeposits_good" &&
    key === "0000" &&
    products.includes("auth") &&
    !institution.products.includes("auth");
  return isPending
    ? { verification: { status: "pending_automatic_verification", beganAt: now } }
    : {};
}
