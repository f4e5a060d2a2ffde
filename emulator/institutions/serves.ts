import type { SandboxInstitution } from "../data/institutions";

/** Whether an institution is in one of the countries and supports all of the products. Micro-deposits stand in for an `auth` it does not have. */
export const serves = (
  { countryCodes, products }: SandboxInstitution,
  needs: { countryCodes: readonly string[]; products: readonly string[]; microdeposits?: boolean },
): boolean =>
  countryCodes.some((code) => needs.countryCodes.includes(code)) &&
  needs.products.every(
    (product) =>
      products.some((supported) => supported === product) ||
      (product === "auth" && needs.microdeposits === true),
  );
