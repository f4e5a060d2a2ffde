import type { SavedInstitution } from "../data/saved-institution";
import { nextDue } from "../items/next-due";
import type { Ledger, LedgerChange } from "../ledger/ledger";
import { createLedgerCache } from "../ledger/ledger-cache";
import { eventsDue } from "../link/events-due";
import type { IdentityEdit } from "../link/layer/edit-history";
import type { LayerProfile } from "../link/layer/layer-profile";
import type { LinkSession } from "../link/link-session";
import type { OauthLogin } from "../link/oauth-bank/oauth-login";
import type { Message } from "../outbox/message";
import { createCallCounts } from "../rate-limits/call-counts";
import { createOutbox } from "../webhooks/outbox";
import type { WebhookKey } from "../webhooks/webhook-key";
import { createAgenda } from "./agenda";
import type {
  Item,
  LastWebhook,
  LinkToken,
  PartnerAccount,
  ProcessorToken,
  PublicToken,
  Settings,
  StripeToken,
  User,
} from "./entities";
import type { Store } from "./store";

const SETTINGS = "settings";

const defaults: Settings = {
  publicTokenExchange: "idempotent",
  linkEvents: true,
  transactionsDelayMs: 1000,
  linkTokens: "reusable",
  webview: false,
  accountSelect: "multiple",
  userTokens: false,
  rateLimits: "off",
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
  const linkSessions = store.collection<LinkSession>("linkSessions");
  const sessionAgenda = createAgenda();
  for (const session of linkSessions.values()) sessionAgenda.put(session.id, eventsDue(session));
  const webhooks = createOutbox(store);
  const callCounts = createCallCounts();

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
    linkSessions: {
      ...linkSessions,
      /** Keeps the agenda of sessions right by itself. */
      set(id: string, session: LinkSession): void {
        linkSessions.set(id, session);
        sessionAgenda.put(id, eventsDue(session));
      },
    },
    /** Sessions by when their events are told though they have not ended. */
    sessionAgenda,
    /** Link token by the id of its Hosted page. */
    hostedLinks: store.collection<string>("hostedLinks"),
    /** What would have been sent to people, by number. */
    messages: store.collection<Message>("messages"),
    /** The history of an Item's transactions, by Item id, and the changes it refers to. */
    ledgers: store.collection<Ledger>("ledgers"),
    ledgerChanges: store.collection<readonly LedgerChange[]>("ledgerChanges"),
    ledgerCache,
    /** Visits to the OAuth bank, by state id. */
    oauthLogins: store.collection<OauthLogin>("oauthLogins"),
    /** What people saved with Plaid, by phone number. */
    savedInstitutions: store.collection<readonly SavedInstitution[]>("savedInstitutions"),

    /** What people shared through Layer, by the public token it ended with. */
    layerProfiles: store.collection<LayerProfile>("layerProfiles"),
    /** What people edited in Layer, by phone number. */
    identityEdits: store.collection<readonly IdentityEdit[]>("identityEdits"),

    users: store.collection<User>("users"),
    /** User id by what leads to it: a user token, or a hash of the app's own id. */
    userIds: store.collection<string>("userIds"),

    processorTokens: store.collection<ProcessorToken>("processorTokens"),
    /** The processor tokens of an Item, by its id. */
    itemProcessorTokens: store.collection<readonly string[]>("itemProcessorTokens"),
    stripeTokens: store.collection<StripeToken>("stripeTokens"),
    /** What the fictitious partner was handed, by its own id. */
    partnerAccounts: store.collection<PartnerAccount>("partnerAccounts"),

    webhooks,
    webhookKeys: store.collection<WebhookKey>("webhookKeys"),
    /** What was sent last for an Item, by the Item's id. */
    lastWebhooks: store.collection<LastWebhook>("lastWebhooks"),

    /** How often was called what is limited. No restart keeps it. */
    callCounts,

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
      sessionAgenda.clear();
      ledgerCache.clear();
      callCounts.clear();
      webhooks.forget();
    },
    close: store.close,
  };
}
