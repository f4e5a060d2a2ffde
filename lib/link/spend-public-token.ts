import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { LinkedBank } from "@/lib/contracts/link";
import type { LinkSession } from "@/lib/data/link-sessions";
import { type Claim, failClaim, releaseClaim } from "@/lib/data/public-token-exchanges";
import type { LinkVia } from "@/lib/db/generated/client";
import { Problem } from "@/lib/problem";
import { exchangePublicToken } from "./exchange-public-token";
import { keepExchange } from "./keep-exchange";
import { openLayerProfile } from "./open-layer-profile";

const UNCERTAIN = {
  code: "link_uncertain",
  detail:
    "Plaid did not confirm that the bank was linked. Try again; if that fails, link the bank once more.",
} as const;

/**
 * Spends a public token whose claim the caller holds: at Plaid, then in our database, and never the
 * other way round.
 *
 * @param resumed true when an earlier attempt may already have reached Plaid.
 * @param isFresh true when the claim was made for this attempt, and holds nothing worth keeping.
 * @returns our ids of the Items, or null when somebody else holds the claim by now.
 * @throws Problem with what became of it; the claim tells every later caller the same.
 */
export async function spendPublicToken(
  viewer: Viewer,
  session: LinkSession,
  claim: Claim,
  publicToken: string,
  {
    via,
    bank,
    resumed,
    isFresh,
  }: { via: LinkVia; bank: LinkedBank | undefined; resumed: boolean; isFresh: boolean },
): Promise<string[] | null> {
  const outcome =
    session.mode === "LAYER"
      ? await openLayerProfile(viewer, session.id, publicToken)
      : await exchangePublicToken(viewer, session.id, publicToken, { resumed });
  switch (outcome.kind) {
    case "exchanged": {
      const told = bank && {
        plaidInstitutionId: bank.institutionId,
        institutionName: bank.institutionName,
        toldAccounts: bank.accounts,
      };
      const items = outcome.items.map((item) => ({ ...item, ...told }));
      return keepExchange(viewer, claim, items, via);
    }
    case "refused": {
      const { code, message, extensions } = outcome.problem;
      await failClaim(viewer, claim, { state: "REFUSED", code, detail: message });
      throw new Problem(code, message, extensions);
    }
    case "unspent": {
      const { code, message } = outcome.problem;
      // What somebody was shown before, and can try again, does not vanish.
      if (isFresh) await releaseClaim(viewer, claim);
      else await failClaim(viewer, claim, { state: "UNCERTAIN", code, detail: message });
      throw outcome.problem;
    }
    case "uncertain":
      await failClaim(viewer, claim, { state: "UNCERTAIN", ...UNCERTAIN });
      throw new Problem(UNCERTAIN.code, UNCERTAIN.detail);
  }
}
