import { z } from "zod";
import type { ItemState } from "./items";

/** Languages Link can speak. */
export const linkLanguages = [
  "da",
  "nl",
  "en",
  "et",
  "fr",
  "de",
  "hi",
  "it",
  "lv",
  "lt",
  "no",
  "pl",
  "pt",
  "ro",
  "es",
  "sv",
  "vi",
] as const;

const language = z.enum(linkLanguages).default("en");

/** An id of ours, such as `itm_01j…`. */
const id = z.string().max(64);

/** Body of `POST /api/link/tokens`. Everything else a link token needs comes from configuration. */
export const startLinkRequest = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.enum(["standard", "embedded", "multi_item", "hosted"]), language }),
  z.strictObject({
    mode: z.literal("update"),
    itemId: id,
    /** Sign in at the bank again, choose accounts anew, or consent to more products. */
    update: z.enum(["reauth", "accounts", "permissions"]),
    language,
  }),
]);
export type StartLinkRequest = z.input<typeof startLinkRequest>;

/** Body of `POST /api/link/session-tokens`, which starts Layer. */
export const startLayerRequest = z.strictObject({});

type LinkMode = z.output<typeof startLinkRequest>["mode"] | "layer";

/** `expired`: its link token is no longer good, and nothing came of it. */
type LinkState = "open" | "completed" | "exited" | "expired";

/** How the server came to know of something that Link did. */
export type LinkVia =
  | "browser"
  | "oauth_return"
  | "hosted_return"
  | "webhook"
  | "poll"
  | "recovery";

type StartedSession = { id: string; mode: LinkMode; state: "open"; expiresAt: string };

/**
 * Answer of `POST /api/link/tokens` and `POST /api/link/session-tokens`, 201. The link token goes
 * to Link and nowhere else.
 */
export type StartLinkAnswer = { session: StartedSession; linkToken: string };

/**
 * Answer of `POST /api/link/tokens` in mode `hosted`, 201: the address of Plaid's page, null where
 * Plaid has not enabled Hosted Link.
 */
export type StartHostedAnswer = { session: StartedSession; hostedLinkUrl: string | null };

const publicToken = z
  .string()
  .max(100)
  .regex(
    /^(public|profile)-(sandbox|production)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    "is not a public token",
  );

/** What Link told the browser of the bank. A hint, to notice a bank that is linked already. */
const linkedBank = z.strictObject({
  institutionId: z.string().max(100).nullable(),
  institutionName: z.string().max(200).nullable(),
  accounts: z
    .array(z.strictObject({ name: z.string().max(200), mask: z.string().max(20).nullable() }))
    .max(100),
});
export type LinkedBank = z.output<typeof linkedBank>;

/** Body of `POST /api/link/sessions/:id/complete`. */
export const completeLinkRequest = z.strictObject({
  /** What Link's onSuccess gave. Empty where it gives none: Multi-Item Link, and update mode. */
  publicTokens: z.array(publicToken).max(20),
  bank: linkedBank.optional(),
  /** Links a bank that is linked already once more. */
  allowDuplicate: z.boolean().default(false),
  via: z.enum(["browser", "oauth_return"]).default("browser"),
});
export type CompleteLinkRequest = z.input<typeof completeLinkRequest>;

/** Body of `POST /api/link/sessions/:id/refresh`: asks Plaid how the session stands. */
export const refreshLinkRequest = z.strictObject({
  via: z.enum(["poll", "hosted_return", "browser"]).default("poll"),
});
export type RefreshLinkRequest = z.input<typeof refreshLinkRequest>;

/** Body of `POST /api/link/exchanges/:id/retry`: tries one bank of a session again. */
export const retryExchangeRequest = z.strictObject({ allowDuplicate: z.boolean().default(false) });
export type RetryExchangeRequest = z.input<typeof retryExchangeRequest>;

/** Body of `POST /api/link/oauth`: goes on with the session that a bank sent the person back to. */
export const resumeLinkRequest = z.strictObject({ oauthStateId: z.string().max(200) });
export type ResumeLinkRequest = z.input<typeof resumeLinkRequest>;

/** Answer of `POST /api/link/oauth`, 200: the session that goes on. */
export type ResumeLinkAnswer = StartLinkAnswer;

/** How one bank of a session stands. */
export type LinkedBankView = {
  /** Ours, `pte_…`. */
  id: string;
  institutionName: string | null;
  /**
   * `linking`: under way. `duplicate`: the person has this bank already and decides. `uncertain`:
   * could not be finished, and can be tried again. `refused`: nothing came of it.
   */
  state: "linking" | "linked" | "duplicate" | "uncertain" | "refused";
  /** The Item that came of it; with `duplicate`, the one that is there already. */
  itemId: string | null;
  /** Our problem code and a sentence fit to show, where it is neither linking nor linked. */
  code: string | null;
  detail: string | null;
  via: LinkVia;
};

/** An attempt that is neither done nor refused, for the person to see. */
export type OpenAttempt = {
  id: string;
  state: "uncertain" | "duplicate";
  institutionName: string | null;
  itemId: string | null;
  detail: string | null;
  /** Whether it can still be tried again. */
  canRetry: boolean;
  createdAt: string;
};

/** One entry of a session's timeline. */
export type LinkEventView = {
  id: string;
  /** Where it happened. */
  lane: "browser" | "server" | "plaid" | "database";
  /** Plaid's event name, such as `HANDOFF`, or ours in words, such as `webhook SESSION_FINISHED`. */
  name: string;
  at: string;
  requestId: string | null;
  plaidLinkSessionId: string | null;
  /** Metadata without secrets. */
  detail: Record<string, unknown> | null;
};

/** One Link session of the viewer's. */
export type LinkSessionView = {
  id: string;
  mode: LinkMode;
  update: "reauth" | "accounts" | "permissions" | null;
  state: LinkState;
  createdAt: string;
  /** Of the link token. */
  expiresAt: string;
  finishedAt: string | null;
  /** Who told us of its end first. */
  finishedVia: LinkVia | null;
  /** Plaid's link_session_id, for support. */
  plaidLinkSessionId: string | null;
  /** Opening it needs no sign-in. Null once it is of no more use. */
  hostedLinkUrl: string | null;
  /** Why the person left, where they did. */
  exit: {
    status: string | null;
    code: string | null;
    message: string | null;
    requestId: string | null;
  } | null;
  banks: LinkedBankView[];
  items: { id: string; institutionName: string | null; state: ItemState }[];
};

/** Answer of `GET /api/link/sessions`, newest first. */
export type ListLinkSessionsAnswer = { sessions: LinkSessionView[] };

/** Answer of `GET /api/link/sessions/:id` and of every call that changes it. */
export type LinkSessionAnswer = { session: LinkSessionView; events: LinkEventView[] };

/** A person's data as Layer gives it. Plaid has it from them and from others: it is not verified. */
export type LayerProfile = {
  name: string | null;
  phoneNumber: string | null;
  email: string | null;
  dateOfBirth: string | null;
  /** One line a part. */
  address: string[];
};

/**
 * Answer of `POST /api/link/sessions/:id/complete`, 200 however often it is called. The Items are
 * stored when it comes; their accounts are read by a job.
 */
export type CompleteLinkAnswer = {
  items: { id: string; institutionName: string | null; state: ItemState }[];
  /** Layer only. */
  profile?: LayerProfile | null;
};

const eventText = z.string().max(300).nullable();

/** What one call of onEvent, onLoad or onExit told the browser. Plaid's metadata, in our names. */
const browserEvent = z.strictObject({
  name: z.string().regex(/^[A-Za-z_ ]{1,60}$/, "is not the name of an event"),
  /** ISO 8601, Plaid's where there is one. */
  at: z.iso.datetime(),
  linkSessionId: eventText,
  requestId: eventText,
  /** Of Plaid's metadata: names and texts. */
  detail: z.record(
    z.string().max(60),
    z.union([z.string().max(300), z.number(), z.boolean(), z.null()]),
  ),
});
export type BrowserEvent = z.output<typeof browserEvent>;

/** Body of `POST /api/link/sessions/:id/events`, answered 204. The same event again changes nothing. */
export const linkEventsRequest = z.strictObject({
  events: z.array(browserEvent).max(100),
  /** The page goes away with Link open, as it does where OAuth leaves it. */
  leaving: z.boolean().default(false),
});
export type LinkEventsRequest = z.input<typeof linkEventsRequest>;
