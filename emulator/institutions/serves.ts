import type { SandboxInstitution } from "../data/institutions";

/** Whether an institution is in one of the countries and supports all of the products. */
export const serves = (
  { countryCodes, products }: SandboxInstitution,
  needs: { countryCodes: readonly string[]; products: readonly string[] },
): boolean =>
  countryCodes.some((code) => needs.countryCodes.includes(code)) &&
  needs.products.every((product) => products.some((supported) => supported === product));
