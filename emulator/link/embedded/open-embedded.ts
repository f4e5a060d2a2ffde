import { PlaidFailure } from "../../plaid-failure";
import type { State } from "../../state/state";
import { factsOfState } from "../facts-of-state";
import type { LinkSession } from "../link-session";
import type { Moment } from "../moment";
import { openLink } from "../open-link";
import { usableLinkToken } from "../usable-link-token";
import { embeddedRefusal } from "./embedded-refusal";
import { rememberedInstitutions } from "./remembered-institutions";

/** Opens Link for a bank that was chosen in an embedded module. A token that cannot be embedded is refused. */
export function openEmbedded(
  state: State,
  { linkToken, institutionId }: { linkToken: string; institutionId: string },
  moment: Moment,
  { isWebview }: { isWebview: boolean },
): LinkSession {
  const link = usableLinkToken(state, linkToken, moment.at);
  if (!link) return openLink(state, linkToken, moment);
  const refusal = embeddedRefusal(link.config, isWebview);
  if (refusal) throw new PlaidFailure("INVALID_FIELD", refusal);

  const saved = rememberedInstitutions(link.config, factsOfState(state, moment.at));
  const isRemembered = saved.some((one) => one.institutionId === institutionId);
  return openLink(state, linkToken, moment, { chosenFirst: { institutionId, isRemembered } });
}
