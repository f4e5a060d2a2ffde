import { randomUUID } from "node:crypto";
import { POST as handOffRoute } from "@/app/api/processor-tokens/[tokenId]/handoff/route";
import { POST as partnerViewRoute } from "@/app/api/processor-tokens/[tokenId]/partner-view/route";
import {
  PUT as permissionsRoute,
  POST as readPermissionsRoute,
} from "@/app/api/processor-tokens/[tokenId]/permissions/route";
import { GET as tokenRoute } from "@/app/api/processor-tokens/[tokenId]/route";
import { PUT as webhookRoute } from "@/app/api/processor-tokens/[tokenId]/webhook/route";
import { POST as createRoute } from "@/app/api/processor-tokens/route";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { grantMore, userWithItem } from "./link";
import { answerOf, get, params, post } from "./requests";

type Cookie = string | undefined;

/** Lets a partner read an account, by a press of its own unless a key is given. */
export const createToken = (
  cookie: Cookie,
  accountId: string,
  { processor = "dwolla", key = randomUUID() }: { processor?: string; key?: string | null } = {},
) =>
  answerOf(
    createRoute(
      post(
        routes.api.processorTokens(),
        { accountId, processor },
        { cookie, headers: { "idempotency-key": key ?? undefined } },
      ),
      params({}),
    ),
  );

export const readToken = (cookie: Cookie, tokenId: string) =>
  answerOf(tokenRoute(get(routes.api.processorToken(tokenId), { cookie }), params({ tokenId })));

export const setPermissions = (cookie: Cookie, tokenId: string, products: unknown) =>
  answerOf(
    permissionsRoute(
      post(routes.api.processorPermissions(tokenId), { products }, { cookie }),
      params({ tokenId }),
    ),
  );

export const readPermissions = (cookie: Cookie, tokenId: string) =>
  answerOf(
    readPermissionsRoute(
      post(routes.api.processorPermissions(tokenId), {}, { cookie }),
      params({ tokenId }),
    ),
  );

export const handOff = (cookie: Cookie, tokenId: string) =>
  answerOf(
    handOffRoute(post(routes.api.processorHandoff(tokenId), {}, { cookie }), params({ tokenId })),
  );

export const viewAsPartner = (cookie: Cookie, tokenId: string, body: object = {}) =>
  answerOf(
    partnerViewRoute(
      post(routes.api.processorPartnerView(tokenId), body, { cookie }),
      params({ tokenId }),
    ),
  );

export const setWebhook = (cookie: Cookie, tokenId: string, body: object = { receive: true }) =>
  answerOf(
    webhookRoute(post(routes.api.processorWebhook(tokenId), body, { cookie }), params({ tokenId })),
  );

/** A new user with a bank, and their account of a kind. With `grants` the bank may tell numbers and owners, too. */
export async function userWithAccount({ subtype = "checking", grants = false } = {}) {
  const user = await userWithItem();
  if (grants) await grantMore(user.cookie, user.itemId);
  const { id: accountId, plaidAccountId } = await db().account.findFirstOrThrow({
    where: { itemId: user.itemId, subtype },
  });
  return { ...user, accountId, plaidAccountId };
}

/** A new user with a processor token for Dwolla, or for another partner. */
export async function userWithToken({ processor = "dwolla", grants = false } = {}) {
  const user = await userWithAccount({ grants });
  const { status, body } = await createToken(user.cookie, user.accountId, { processor });
  if (status !== 201) throw new Error(`No token was made: ${JSON.stringify(body)}`);
  return { ...user, tokenId: String(body.token.id) };
}
