import type { LinkConfig } from "../state/entities";

/** Where Link is shown. */
type Place = { isWebview: boolean; isHosted: boolean };

/**
 * Where a bank sends a person back to who leaves Link's page for it: to the app's page, from a
 * webview, or to the Hosted page, in an app's secure browser. Null where the bank has a window.
 */
export function wayBack(config: LinkConfig, { isWebview, isHosted }: Place): string | null {
  if (!isHosted) return isWebview ? config.redirectUri : null;
  return config.hosted?.isMobileApp ? hostedPath(config.hosted) : null;
}

/** The URIs that a person can come back by. */
export const waysBack = ({ redirectUri, hosted }: LinkConfig): (string | null)[] => [
  redirectUri,
  hosted && hostedPath(hosted),
];

const hostedPath = ({ id }: NonNullable<LinkConfig["hosted"]>) => `/hl/${id}`;
