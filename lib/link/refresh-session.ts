import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkedBank } from "@/lib/contracts/link";
import { saveLinkEvents } from "@/lib/data/link-events";
import {
  finishLinkSession,
  getLinkSession,
  type LinkExit,
  type LinkSession,
  savePlaidLinkSessionId,
} from "@/lib/data/link-sessions";
import type { LinkVia } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { PlaidProblem } from "@/lib/plaid/problem";
import { scrub } from "@/lib/plaid/redact";
import { isPassing, Problem } from "@/lib/problem";
import { askLinkToken, type ToldSessions } from "./ask-link-token";
import { sessionMismatch } from "./check-binding";
import { completeSession } from "./complete-session";
import { completeToken } from "./complete-token";
import { plaidEvents } from "./plaid-events";
import { toldProfiles, toldTokens } from "./told-tokens";

/**
 * Asks Plaid how one of the viewer's sessions stands, and brings it up to that: its timeline, every
 * bank that is not stored yet, its end. Safe at any time and from any number of callers: webhooks,
 * polls and returning browsers all come here. What one bank meets keeps no other from being stored;
 * the session's banks tell it.
 *
 * @param named public tokens that a webhook names for this session.
 * @throws Problem `session_mismatch` where they are not this session's: none is spent then.
 */
export async function refreshSession(
  viewer: Viewer,
  sessionId: string,
  { via, named = [] }: { via: LinkVia; named?: string[] },
): Promise<void> {
  const session = await getLinkSession(viewer, sessionId);
  const told = await toldSessions(viewer, session);
  if (session.mode === "LAYER") return finishLayer(viewer, session, told, { via, named });

  const tokens = toldTokens(told) ?? tokensOfWebhook(named);
  if (named.some((publicToken) => !tokens.has(publicToken))) throw sessionMismatch();

  // What the person did at their bank comes first; then what there is to tell of it.
  const passing =
    session.mode === "UPDATE"
      ? await finishUpdate(viewer, session, tokens.size > 0, via)
      : await completeAll(viewer, session, tokens, via);
  await keepTimeline(viewer, session, told);
  await finishUnlinked(viewer, session, told, { via, linked: tokens.size > 0 });
  if (passing) throw passing;
}

async function finishUpdate(
  viewer: Viewer,
  session: LinkSession,
  isDone: boolean,
  via: LinkVia,
): Promise<undefined> {
  if (isDone) await completeSession(viewer, session.id, { publicTokens: [], via });
}

/** A bank's own claim tells what it met. What passes by itself is answered, so that a job tries again. */
async function completeAll(
  viewer: Viewer,
  session: LinkSession,
  tokens: Map<string, LinkedBank>,
  via: LinkVia,
): Promise<Problem | undefined> {
  let passing: Problem | undefined;
  for (const [publicToken, told] of tokens) {
    try {
      await completeToken(viewer, session, publicToken, { via, told });
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      if (isPassing(thrown)) passing = thrown;
    }
  }
  return passing;
}

/**
 * The tokens that a webhook names, where Plaid's API tells of no session to compare them with, as for
 * Multi-Item Link without "Link events". Plaid has signed them for this link token, which is more
 * than a browser's word; `strict` takes neither.
 */
function tokensOfWebhook(named: string[]): Map<string, LinkedBank> {
  const bank = { institutionId: null, institutionName: null, accounts: [] };
  return new Map(env().LINK_BINDING === "strict" ? [] : named.map((token) => [token, bank]));
}

/** Plaid's account of the session; nothing where it no longer knows the token. */
async function toldSessions(viewer: Viewer, session: LinkSession): Promise<ToldSessions> {
  try {
    return (await askLinkToken(viewer, session)) ?? [];
  } catch (thrown) {
    const isForgotten = thrown instanceof PlaidProblem && thrown.errorCode === "INVALID_LINK_TOKEN";
    if (isForgotten) return [];
    throw thrown;
  }
}

async function keepTimeline(
  viewer: Viewer,
  session: LinkSession,
  told: ToldSessions,
): Promise<void> {
  const newest = told.at(-1);
  if (!newest) return;
  await savePlaidLinkSessionId(viewer, session.id, newest.link_session_id);
  await saveLinkEvents(viewer, session.id, plaidEvents(told));
}

/** One token is good for all that a person shared through Layer. */
async function finishLayer(
  viewer: Viewer,
  session: LinkSession,
  told: ToldSessions,
  { via, named }: { via: LinkVia; named: string[] },
): Promise<void> {
  const publicTokens = [...new Set([...named, ...(toldProfiles(told) ?? [])])];
  await completeSession(viewer, session.id, { publicTokens, via });
  await keepTimeline(viewer, session, told);
  await finishUnlinked(viewer, session, told, { via, linked: publicTokens.length > 0 });
}

/** Left, or out of time. Where several passages through Link were begun, it is the last that counts. */
async function finishUnlinked(
  viewer: Viewer,
  session: LinkSession,
  told: ToldSessions,
  { via, linked }: { via: LinkVia; linked: boolean },
): Promise<void> {
  if (linked) return;
  const last = told.at(-1);
  const exit = last?.exit ?? last?.on_exit;
  if (last?.finished_at && exit) {
    return finishLinkSession(viewer, session.id, { state: "EXITED", via, exit: exitOf(exit) });
  }
  if (session.expiresAt.getTime() <= Date.now()) {
    await finishLinkSession(viewer, session.id, { state: "EXPIRED", via });
  }
}

function exitOf({ error, metadata }: NonNullable<ToldSessions[number]["exit"]>): LinkExit {
  const message = error?.display_message || error?.error_message || null;
  return {
    status: metadata?.status ?? null,
    code: error?.error_code ?? null,
    message: message && scrub(message),
    requestId: metadata?.request_id ?? null,
  };
}
