import "server-only";
import type { SessionTokenCreateRequest } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import { newLinkSessionId, saveLinkSession } from "@/lib/data/link-sessions";
import { noteStep } from "@/lib/link/note-step";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidUnreachable } from "@/lib/plaid/problem";
import { sessionTokenCreate } from "@/lib/playground/operations/session-token-create";
import type { Made } from "./made";
import { withReferences } from "./with-references";

const SOURCE = "lib/gateway/make-session-token.ts#makeSessionToken";

/** Makes a session token for Layer as it was asked for, and remembers it as a Link session of the viewer's. */
export async function makeSessionToken(
  viewer: Viewer,
  request: Record<string, unknown>,
): Promise<Made> {
  const at = new Date();
  const { schema } = sessionTokenCreate;
  const id = newLinkSessionId();
  const { link } = await withReferences(viewer, { schema, request, linkSessionId: id }, (put) =>
    plaidCall(
      { userId: viewer.id, linkSessionId: id, by: SOURCE },
      (client, options) => client.sessionTokenCreate(put as SessionTokenCreateRequest, options),
      { attempts: 3 },
    ),
  );
  if (!link) throw new PlaidUnreachable(true, false); // Only the SDK's type has it as optional.
  const expiresAt = new Date(link.expiration);
  await saveLinkSession(viewer, { id, mode: "LAYER", linkToken: link.link_token, expiresAt });
  noteStep(viewer, id, {
    name: "POST /api/playground/session-token-create",
    key: "start",
    at,
    by: SOURCE,
  });
  return { sessionId: id, linkToken: link.link_token };
}
