import type { LinkSession } from "../link/link-session";
import type { Item, LinkToken, PublicToken, Settings } from "./entities";
import type { Store } from "./store";

const SETTINGS = "settings";

const defaults: Settings = { publicTokenExchange: "idempotent", linkEvents: true, clockAheadMs: 0 };

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
