import { PlaidFailure } from "../plaid-failure";

/** What is wrong with how a request says where Link shall lead back to; false where nothing is. */
export function wayBackFailure({
  redirect_uri,
  android_package_name,
}: {
  redirect_uri?: string;
  android_package_name?: string;
}): PlaidFailure | false {
  if (redirect_uri === undefined) return false;
  if (!canBeRegistered(redirect_uri)) {
    return new PlaidFailure(
      "INVALID_FIELD",
      "OAuth redirect URI must be configured in the developer dashboard. See https://dashboard.plaid.com/team/api for more information.",
    );
  }
  return (
    android_package_name !== undefined &&
    new PlaidFailure(
      "INVALID_FIELD",
      "android_package_name must not be given together with redirect_uri",
    )
  );
}

/** Plaid matches redirect URIs with a list in its Dashboard, where only such as these can be entered. */
function canBeRegistered(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri) || /[#?*]/.test(redirectUri)) return false;
  const { protocol, hostname } = new URL(redirectUri);
  const isLocal = hostname === "localhost" || hostname === "127.0.0.1";
  return protocol === "https:" || (protocol === "http:" && isLocal);
}
