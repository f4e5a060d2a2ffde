import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { WebhookAbout, WebhookEvent, WebhookOutcome } from "@/lib/data/webhook-events";
import {
  type Subject,
  systemFindItemOfPlaid,
  systemFindItemOfPlaidAccount,
  systemFindSessionOfLinkToken,
} from "@/lib/data/webhook-subjects";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { parseWebhookBody, type WebhookBody } from "./webhook-body";

/** What a webhook says, what of ours it is about, and on whose behalf it is worked on: nobody's unless all it names is one person's. */
export type Identified = {
  about: WebhookAbout;
  body: WebhookBody;
  item: Subject | null;
  session: Subject | null;
  viewer: Viewer | null;
  outcome?: undefined;
};

/** A webhook that is settled by what it is. */
type Settled = { about: WebhookAbout; outcome: WebhookOutcome };

/** Reads a stored webhook and finds whom it is about. */
export async function identifyWebhook({
  id,
  rawBody,
}: WebhookEvent): Promise<Identified | Settled> {
  if (!rawBody) {
    log().error({ webhookEventId: id }, "stored webhook does not open");
    return ignored("Lost: what was stored of it does not open any more.");
  }
  const body = parseWebhookBody(rawBody);
  if (!body) return ignored("Not readable: no JSON object with type and code.");
  const { webhook_type: type, webhook_code: code, environment } = body;
  if (environment !== undefined && environment !== env().PLAID_ENV) {
    const effect = `Rejected: it is not of Plaid's ${env().PLAID_ENV} environment.`;
    return { about: { type, code }, outcome: { state: "REJECTED", effect } };
  }
  const named = await findNamed(body);
  const { item, session, plaidItemId } = named;
  const userId = ownerOf(named);
  const about = {
    type,
    code,
    ...(plaidItemId && { plaidItemId }),
    ...(session && { linkSessionId: session.id }),
    ...(userId && { userId }),
  };
  return { about, body, item, session, viewer: userId ? { id: userId } : null };
}

const ignored = (effect: string): Settled => ({
  about: {},
  outcome: { state: "IGNORED", effect },
});

type Named = {
  item: Subject | null;
  session: Subject | null;
  plaidItemId: string | undefined;
  /** Something is named that is not known here. */
  isIncomplete: boolean;
};

/** Webhooks to partners name an account, and no Item. */
async function findNamed({ item_id, account_id, link_token }: WebhookBody): Promise<Named> {
  const session = link_token ? await systemFindSessionOfLinkToken(link_token) : null;
  const isSessionMissing = Boolean(link_token) && !session;
  if (item_id || !account_id) {
    const item = item_id ? await systemFindItemOfPlaid(item_id) : null;
    const isIncomplete = isSessionMissing || (Boolean(item_id) && !item);
    return { item, session, plaidItemId: item_id, isIncomplete };
  }
  const item = await systemFindItemOfPlaidAccount(account_id);
  return { item, session, plaidItemId: item?.plaidItemId, isIncomplete: isSessionMissing || !item };
}

/** Whose event it is. One that names two people's things, or what nobody here knows, is nobody's. */
function ownerOf({ item, session, isIncomplete }: Named): Viewer["id"] | null {
  const owners = new Set([item?.userId, session?.userId].filter((id) => id !== undefined));
  const [userId] = owners;
  return owners.size === 1 && userId && !isIncomplete ? userId : null;
}
