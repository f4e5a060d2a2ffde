import type { LinkSession } from "../link/link-session";
import { createOutbox } from "../webhooks/outbox";
import type { WebhookKey } from "../webhooks/webhook-key";
import type {
  Item,
  LastWebhook,
  LinkToken,
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
  userTokens: false,
  clockAheadMs: 0,
};

/** The emulator's state, typed, over any store. */
export type State = ReturnType<typeof createState>;

/** Opens the state in a store. What an earlier process left there is there again. */
export function createState(store: Store) {
  const settings = store.collection<Settings>("settings");
  const webhooks = createOutbox(store);

  return {
    items: store.collection<Item>("items"),
    /** Access token to Item id. */
    accessTokens: store.collection<string>("accessTokens"),
    publicTokens: store.collection<PublicToken>("publicTokens"),
    linkTokens: store.collection<LinkToken>("linkTokens"),
    linkSessions: store.collection<LinkSession>("linkSessions"),

    users: store.collection<User>("users"),
    /** User id by what leads to it: a user token, or a hash of the app's own id. */
    userIds: store.collection<string>("userIds"),

    processorTokens: store.collection<ProcessorToken>("processorTokens"),
    /** The processor tokens of an Item, by its id. */
    itemProcessorTokens: store.collection<readonly string[]>("itemProcessorTokens"),
    stripeTokens: store.collection<StripeToken>("stripeTokens"),

    webhooks,
    webhookKeys: store.collection<WebhookKey>("webhookKeys"),
    /** What was sent last for an Item, by the Item's id. */
    lastWebhooks: store.collection<LastWebhook>("lastWebhooks"),

    settings: (): Settings => settings.get(SETTINGS) ?? defaults,
    changeSettings(changes: Partial<Settings>): Settings {
      const changed = { ...defaults, ...settings.get(SETTINGS), ...changes };
      settings.set(SETTINGS, changed);
      return changed;
    },

    transaction: store.transaction,
    clear: () => {
      store.clear();
      webhooks.forget();
    },
    close: store.close,
  };
}
