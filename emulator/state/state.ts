import type { SavedInstitution } from "../data/saved-institution";
import { nextDue } from "../items/next-due";
import type { Ledger, LedgerChange } from "../ledger/ledger";
import { createLedgerCache } from "../ledger/ledger-cache";
import type { LinkSession } from "../link/link-session";
import type { OauthLogin } from "../link/oauth-bank/oauth-login";
import type { Webhook } from "../webhooks/announce";
import { createAgenda } from "./agenda";
import type { Item, LinkToken, PublicToken, Settings } from "./entities";
import type { Store } from "./store";

const SETTINGS = "settings";

const defaults: Settings = {
  publicTokenExchange: "idempotent",
  linkEvents: true,
  transactionsDelayMs: 1000,
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
  const items = store.collection<Item>("items");
  const agenda = createAgenda();
  const ledgerCache = createLedgerCache();
  for (const item of items.values()) agenda.put(item.id, nextDue(item)?.at ?? null);

  return {
    items: {
      ...items,
      /** Keeps the agenda right by itself: whoever changes an Item need not think of it. */
      set(id: string, item: Item): void {
        items.set(id, item);
        agenda.put(id, nextDue(item)?.at ?? null);
      },
    },
    /** Items by what time will do to them. */
    agenda,
    /** Access token to Item id. */
    accessTokens: store.collection<string>("accessTokens"),
    publicTokens: store.collection<PublicToken>("publicTokens"),
    linkTokens: store.collection<LinkToken>("linkTokens"),
    linkSessions: store.collection<LinkSession>("linkSessions"),
    /** What was announced by webhook, in order. */
    webhooks: store.collection<Webhook>("webhooks"),
    /** The history of an Item's transactions, by Item id, and the changes it refers to. */
    ledgers: store.collection<Ledger>("ledgers"),
    ledgerChanges: store.collection<readonly LedgerChange[]>("ledgerChanges"),
    ledgerCache,
    /** Visits to the OAuth bank, by state id. */
    oauthLogins: store.collection<OauthLogin>("oauthLogins"),
    /** What people saved with Plaid, by phone number. */
    savedInstitutions: store.collection<readonly SavedInstitution[]>("savedInstitutions"),

    settings: (): Settings => ({ ...defaults, ...settings.get(SETTINGS) }),
    changeSettings(changes: Partial<Settings>): Settings {
      const changed = { ...defaults, ...settings.get(SETTINGS), ...changes };
      settings.set(SETTINGS, changed);
      return changed;
    },

    transaction: store.transaction,
    clear(): void {
      store.clear();
      agenda.clear();
      ledgerCache.clear();
    },
    close: store.close,
  };
}
