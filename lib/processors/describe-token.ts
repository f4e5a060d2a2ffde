import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type {
  GetProcessorTokenAnswer,
  HandoffAttemptView,
  HandoffStep,
  ProcessorTokenView,
} from "@/lib/contracts/processors";
import { listHandoffCalls } from "@/lib/data/handoff-calls";
import { listHandoffAttempts } from "@/lib/data/handoffs";
import { getProcessorToken } from "@/lib/data/processor-tokens";
import { env } from "@/lib/env";
import { plaidOfPartner } from "@/lib/plaid/client";
import { partnerEndpoint } from "./partner-endpoint";

/** What this server is configured to do with a processor token. */
export type HandoffSetup = {
  /** The host that it would be sent to; null where none is configured for its partner. */
  endpoint: string | null;
  /** Plaid and all partners are the emulator. */
  isEmulator: boolean;
  /** This app has a partner's keys at Plaid. */
  canReadAsPartner: boolean;
  /** Where webhooks on it would come to; null where no address is configured. */
  webhookUrl: string | null;
};

/** One of the viewer's processor tokens with all that has happened to it. @throws Problem `not_found` */
export async function describeToken(
  viewer: Viewer,
  tokenId: string,
): Promise<GetProcessorTokenAnswer & { setup: HandoffSetup }> {
  const [token, attempts, calls] = await Promise.all([
    getProcessorToken(viewer, tokenId),
    listHandoffAttempts(viewer, tokenId),
    listHandoffCalls(viewer, tokenId),
  ]);
  const { PLAID_BASE_URL, PLAID_WEBHOOK_URL = null } = env();
  const endpoint = partnerEndpoint(token.processor);
  return {
    token,
    attempts,
    steps: [...calls, ...attempts.map(sent), ...ended(token)].sort(byTime),
    setup: {
      endpoint: endpoint && new URL(endpoint.url).host,
      isEmulator: PLAID_BASE_URL !== undefined,
      canReadAsPartner: plaidOfPartner() !== null,
      webhookUrl: PLAID_WEBHOOK_URL,
    },
  };
}

const byTime = (a: HandoffStep, b: HandoffStep) => a.at.localeCompare(b.at);

const sent = (attempt: HandoffAttemptView): HandoffStep => ({
  ...attempt,
  from: "you",
  to: "partner",
  what: "handoff",
  requestId: null,
  products: null,
});

const ended = ({ id, revokedAt }: ProcessorTokenView): HandoffStep[] =>
  revokedAt === null
    ? []
    : [
        {
          id: `${id}-revoked`,
          from: "plaid",
          to: "plaid",
          what: "revoked",
          at: revokedAt,
          durationMs: null,
          status: null,
          failure: null,
          requestId: null,
          products: null,
        },
      ];
