import { findInstitution } from "../data/find-institution";
import type { LinkConfig } from "../state/entities";
import type { LinkSession } from "./link-session";
import type { Moment } from "./moment";
import { recordEvent } from "./record-event";
import { showPane } from "./show-pane";
import { signInPane } from "./sign-in-pane";
import { viewName } from "./view-name";

const NO_CONFIG: LinkConfig = {
  clientName: "This Application",
  language: "en",
  countryCodes: [],
  products: [],
  ifSupportedProducts: [],
  consentedProducts: [],
  accountFilters: null,
  appearance: "SYSTEM",
  webhook: null,
  userId: null,
  redirectUri: null,
  update: null,
};

/**
 * A session at the moment Link opens. Update mode goes straight to the login. Without a valid link
 * token the session starts, and can only end, at an error.
 */
export function startSession(
  id: string,
  link: { token: string; config: LinkConfig } | null,
  moment: Moment,
): LinkSession {
  const config = link?.config ?? NO_CONFIG;
  const update = config.update;
  const fresh: LinkSession = {
    id,
    linkToken: link?.token ?? null,
    config,
    startedAt: moment.at,
    finishedAt: null,
    pane: { name: "consent" },
    institutionId: update?.institutionId ?? null,
    lastError: null,
    events: [],
    result: null,
    added: null,
  };

  const first = update ? signInPane(findInstitution(update.institutionId)) : fresh.pane;
  const opened = recordEvent(fresh, "OPEN", moment, {
    is_update_mode: String(update !== null),
    view_name: viewName(first),
  });
  if (!link) return showPane(opened, { name: "problem", code: "INVALID_LINK_TOKEN" }, moment);
  return showPane(opened, first, moment);
}
