import type { SandboxInstitution } from "./institutions";

/**
 * Tells whether an institution is in the United States or Canada. There consent has no end and is
 * given product by product; elsewhere it ends, and covers whatever the bank shares.
 */
export const isNorthAmerican = ({
  countryCodes,
}: Pick<SandboxInstitution, "countryCodes">): boolean =>
  countryCodes.some((code) => code === "US" || code === "CA");
