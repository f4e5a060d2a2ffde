import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LayerProfile } from "@/lib/contracts/link";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem, PlaidUnreachable } from "@/lib/plaid/problem";
import type { ExchangeOutcome } from "./exchange-public-token";

/** `/user_account/session/get` only reads, so it may be asked again. */
const getSession = (viewer: Viewer, linkSessionId: string, public_token: string) =>
  plaidCall(
    { userId: viewer.id, linkSessionId, by: "lib/link/open-layer-profile.ts#openLayerProfile" },
    (client, options) => client.userAccountSessionGet({ public_token }, options),
    { attempts: 3 },
  );

/** Takes the Items that a Layer profile holds. They come with their access tokens: there is nothing to exchange. */
export async function openLayerProfile(
  viewer: Viewer,
  linkSessionId: string,
  profileToken: string,
): Promise<ExchangeOutcome> {
  try {
    const { items } = await getSession(viewer, linkSessionId, profileToken);
    return {
      kind: "exchanged",
      // The SDK's type has both as optional; an Item without them is none.
      items: items.flatMap(({ item_id: plaidItemId, access_token: accessToken }) =>
        plaidItemId && accessToken ? [{ plaidItemId, accessToken }] : [],
      ),
    };
  } catch (thrown) {
    if (thrown instanceof PlaidUnreachable) return { kind: "unspent", problem: thrown };
    if (!(thrown instanceof PlaidProblem)) throw thrown;
    const kind = thrown.code === "invalid_public_token" ? "refused" : "unspent";
    return { kind, problem: thrown };
  }
}

/**
 * The profile a person shared through Layer, to show it to them. Nothing of it is kept here, and
 * their social security number is not even passed on.
 */
export async function getLayerProfile(
  viewer: Viewer,
  linkSessionId: string,
  profileToken: string,
): Promise<LayerProfile> {
  const { identity } = await getSession(viewer, linkSessionId, profileToken);
  const { name, address } = identity ?? {};
  const place = [address?.city, address?.region, address?.postal_code].filter(Boolean).join(" ");
  return {
    name: [name?.first_name, name?.last_name].filter(Boolean).join(" ") || null,
    phoneNumber: identity?.phone_number || null,
    email: identity?.email || null,
    dateOfBirth: identity?.date_of_birth || null,
    address: [address?.street, address?.street2, place, address?.country].filter(isText),
  };
}

const isText = (value: string | null | undefined): value is string => Boolean(value);
