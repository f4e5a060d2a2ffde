import "server-only";
import type { LinkTokenCreateRequest } from "plaid";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { newLinkSessionId, saveLinkSession } from "@/lib/data/link-sessions";
import { enqueue } from "@/lib/jobs/enqueue";
import { noteStep } from "@/lib/link/note-step";
import { FIRST_POLL_MS } from "@/lib/link/poll-session";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { linkTokenCreate } from "@/lib/playground/operations/link-token-create";
import { idOfReference } from "@/lib/playground/reference";
import type { Made } from "./made";
import { withReferences } from "./with-references";

type Request = z.output<typeof linkTokenCreate.schema>;

const SOURCE = "lib/gateway/make-link-token.ts#makeLinkToken";

/**
 * Makes a link token as it was asked for, and remembers it as a Link session of the viewer's like any
 * other: what comes out of it is stored by whoever learns of it first.
 */
export async function makeLinkToken(viewer: Viewer, body: Record<string, unknown>): Promise<Made> {
  const at = new Date();
  const { schema } = linkTokenCreate;
  const request = schema.parse(body);
  const id = newLinkSessionId();
  const answer = await withReferences(viewer, { schema, request, linkSessionId: id }, (put) =>
    plaidCall(
      { userId: viewer.id, linkSessionId: id, by: SOURCE },
      (client, options) => client.linkTokenCreate(put as LinkTokenCreateRequest, options),
      { attempts: 3 },
    ),
  );
  const { link_token: linkToken, hosted_link_url: hostedLinkUrl = null } = answer;
  const expiresAt = new Date(answer.expiration);
  await saveLinkSession(viewer, { id, linkToken, expiresAt, hostedLinkUrl, ...modeOf(request) });
  noteStep(viewer, id, {
    name: "POST /api/playground/link-token-create",
    key: "start",
    at,
    by: SOURCE,
  });
  if (request.hosted_link || request.enable_multi_item_link) {
    // Their result may come by no callback of ours.
    await enqueue("session.poll", { userId: viewer.id, sessionId: id }, { afterMs: FIRST_POLL_MS });
  }
  // A hosted session is opened on Plaid's page.
  return { sessionId: id, linkToken: hostedLinkUrl === null ? linkToken : null, hostedLinkUrl };
}

/** What kind of session a request starts. Update mode comes first: nothing is exchanged after it. */
function modeOf(request: Request) {
  const { access_token, access_tokens, update } = request;
  const [item] = [access_token, ...(access_tokens ?? []), ...(update?.item_ids ?? [])].filter(
    (reference) => reference !== undefined,
  );
  if (item !== undefined || update?.user) {
    return {
      mode: "UPDATE",
      update: updateOf(request),
      ...(item && { itemId: idOfReference(item) }),
    } as const;
  }
  if (request.hosted_link) return { mode: "HOSTED" } as const;
  return { mode: request.enable_multi_item_link ? "MULTI_ITEM" : "STANDARD" } as const;
}

function updateOf({ update, additional_consented_products }: Request) {
  if (update?.account_selection_enabled) return "ACCOUNTS";
  return additional_consented_products ? "PERMISSIONS" : "REAUTH";
}
