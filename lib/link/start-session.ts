import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { StartHostedAnswer, StartLinkAnswer } from "@/lib/contracts/link";
import { newLinkSessionId, saveLinkSession } from "@/lib/data/link-sessions";
import { enqueue } from "@/lib/jobs/enqueue";
import { type LinkPurpose, linkTokenRequest } from "@/lib/plaid/link-token-request";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { noteStep } from "./note-step";
import { withPlaidUser } from "./plaid-user";
import { FIRST_POLL_MS } from "./poll-session";

/** What a caller wants of Link. In update mode with the Item, whose access token is opened for this call. */
export type LinkStart =
  | { mode: "standard" | "embedded" | "multi_item" | "hosted"; language: string }
  | {
      mode: "update";
      update: "reauth" | "accounts" | "permissions";
      language: string;
      itemId: string;
      accessToken: string;
    };

const SOURCE = "lib/link/start-session.ts#startSession";

/** Makes a link token for the viewer and remembers it, so that what comes back can be told to be theirs. */
export async function startSession(
  viewer: Viewer,
  start: LinkStart,
): Promise<StartLinkAnswer | StartHostedAnswer> {
  const at = new Date();
  const id = newLinkSessionId();
  const create = (purpose: LinkPurpose) =>
    plaidCall(
      { userId: viewer.id, linkSessionId: id, by: SOURCE },
      (client, options) =>
        client.linkTokenCreate(linkTokenRequest(viewer.id, start.language, purpose), options),
      { attempts: 3 },
    );
  const { link_token, expiration, hosted_link_url } = await createFor(viewer, id, start, create);

  const expiresAt = new Date(expiration);
  await saveLinkSession(viewer, {
    id,
    mode: upper(start.mode),
    linkToken: link_token,
    expiresAt,
    ...(start.mode === "hosted" && { hostedLinkUrl: hosted_link_url ?? null }),
    ...(start.mode === "update" && { itemId: start.itemId, update: upper(start.update) }),
  });
  noteStep(viewer, id, { name: "POST /api/link/tokens", key: "start", at, by: SOURCE });
  const session = {
    id,
    mode: start.mode,
    state: "open",
    expiresAt: expiresAt.toISOString(),
  } as const;
  if (start.mode !== "hosted" && start.mode !== "multi_item") {
    return { session, linkToken: link_token };
  }
  // Their result may come by no callback of ours: the person's page can be gone, or was never here.
  await enqueue("session.poll", { userId: viewer.id, sessionId: id }, { afterMs: FIRST_POLL_MS });
  return start.mode === "hosted"
    ? { session, hostedLinkUrl: hosted_link_url ?? null }
    : { session, linkToken: link_token };
}

type Create<Answer> = (purpose: LinkPurpose) => Promise<Answer>;

function createFor<Answer>(
  viewer: Viewer,
  sessionId: string,
  start: LinkStart,
  create: Create<Answer>,
): Promise<Answer> {
  switch (start.mode) {
    case "multi_item":
      return withPlaidUser(viewer, sessionId, (plaidUserId) =>
        create({ mode: "multi_item", plaidUserId }),
      );
    case "hosted":
      return create({ mode: "hosted", sessionId });
    case "update": {
      const { update, accessToken } = start;
      return create({ mode: "update", update, accessToken });
    }
    default:
      return create({ mode: start.mode });
  }
}

const upper = <Text extends string>(text: Text) => text.toUpperCase() as Uppercase<Text>;
