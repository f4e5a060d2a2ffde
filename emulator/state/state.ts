import type { SavedInstitution } from "../data/saved-institution";
import type { LinkSession } from "../link/link-session";
import type { OauthLogin } from "../link/oauth-bank/oauth-login";
import type { Item, LinkToken, PublicToken, Settings } from "./entities";
import type { Store } from "./store";

const SETTINGS = "settings";

const defaults: Settings = {
  publicTokenExchange: "idempotent",
  linkEvents: true,
  linkTokens: "reusable",
  webview: false,
  accountSelect: "multiple",
  clockAheadMs: 0,
};

/** The emulator's state, typed, over any store. */
export type State = ReturnType<typeof createState>;

/** Opens the state in a store. What an earlier process left there is there again. */
export function createState(store: Store) {
  const settings = store.collection<Settings>("settings");

  return {
    items: store.collection<Item>("items"),
    /** Access token to Item id. */
    accessTokens: store.collection<string>("accessTokens"),
    publicTokens: store.collection<PublicToken>("publicTokens"),
    linkTokens: store.collection<LinkToken>("linkTokens"),
    linkSessions: store.collection<LinkSession>("linkSessions"),
    /** Visits to the OAuth bank, by state id. */
    oauthLogins: store.collection<OauthLogin>("oauthLogins"),
    /** What people saved with Plaid, by phone number. */
    savedInstitutions: store.collection<readonly SavedInstitution[]>("savedInstitutions"),

    settings: (): Settings => settings.get(SETTINGS) ?? defaults,
    changeSettings(changes: Partial<Settings>): Settings {
      const changed = { ...defaults, ...settings.get(SETTINGS), ...changes };
      settings.set(SETTINGS, changed);
      return changed;
    },

    transaction: store.transaction,
    clear: store.clear,
    close: store.close,
  };
}
