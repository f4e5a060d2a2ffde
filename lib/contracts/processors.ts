import type { ProcessorTokenCreateRequestProcessorEnum } from "plaid";
import { z } from "zod";
import type { AccountNumbersView, ItemState, OwnerView } from "./items";

/** Every partner by its name in the API, with the name its customers know. `stripe` has an endpoint of its own at Plaid. */
export const processorNames = {
  dwolla: "Dwolla",
  galileo: "Galileo",
  modern_treasury: "Modern Treasury",
  ocrolus: "Ocrolus",
  vesta: "Vesta",
  drivewealth: "DriveWealth",
  vopay: "VoPay",
  achq: "ACHQ",
  check: "Check",
  checkbook: "Checkbook",
  circle: "Circle",
  sila_money: "Sila Money",
  rize: "Rize",
  svb_api: "Silicon Valley Bank",
  unit: "Unit",
  wyre: "Wyre",
  lithic: "Lithic",
  alpaca: "Alpaca",
  astra: "Astra",
  moov: "Moov",
  treasury_prime: "Treasury Prime",
  marqeta: "Marqeta",
  checkout: "Checkout.com",
  solid: "Solid",
  highnote: "Highnote",
  gemini: "Gemini",
  apex_clearing: "Apex Fintech Solutions",
  gusto: "Gusto",
  adyen: "Adyen",
  atomic: "Atomic",
  i2c: "i2c",
  wepay: "WePay",
  riskified: "Riskified",
  utb: "UTB",
  adp_roll: "Roll by ADP",
  fortress_trust: "Fortress Trust",
  bond: "Bond",
  bakkt: "Bakkt",
  teal: "Teal",
  zero_hash: "Zero Hash",
  taba_pay: "TabaPay",
  knot: "Knot",
  sardine: "Sardine",
  alloy: "Alloy",
  finix: "Finix",
  nuvei: "Nuvei",
  layer: "Layer",
  boom: "Boom",
  seamlessach: "SeamlessACH",
  stake: "Stake",
  wedbush: "Wedbush",
  esusu: "Esusu",
  ansa: "Ansa",
  scribeup: "ScribeUp",
  straddle: "Straddle",
  loanpro: "LoanPro",
  bloom_credit: "Bloom Credit",
  sfox: "sFOX",
  brale: "Brale",
  parafin: "Parafin",
  cardless: "Cardless",
  open_ledger: "Open Ledger",
  valon: "Valon",
  gainbridge: "Gainbridge",
  cardlytics: "Cardlytics",
  pinwheel: "Pinwheel",
  thread_bank: "Thread Bank",
  array: "Array",
  fiant: "Fiant",
  oatfi: "OatFi",
  curinos: "Curinos",
  frame: "Frame",
  interchecks: "Interchecks",
  interchange: "Interchange",
  atomicfi: "Atomic Financial",
  pay: "Pay",
  natural: "Natural",
  kanmon: "Kanmon",
  kick: "Kick",
  increase: "Increase",
  airwallex: "Airwallex",
  cybrid: "Cybrid",
  bizcap: "Bizcap",
  webull: "Webull",
  kikoff_enterprise: "Kikoff Enterprise",
  stripe: "Stripe",
} as const satisfies Record<`${ProcessorTokenCreateRequestProcessorEnum}` | "stripe", string>;
export type Processor = keyof typeof processorNames;

/** What a partner may be let read besides the account itself, which it always may. Plaid's names. */
const permissions = [
  "auth",
  "balance",
  "identity",
  "transactions",
  "investments",
  "liabilities",
  "signal",
] as const;
export type Permission = (typeof permissions)[number];

/**
 * Why an account cannot be handed off. `type`: it is no checking or savings account, or another one
 * that holds cash. `reading`: its bank was linked just now. `repair`: the bank wants its owner first.
 * `gone`: the link to the bank has ended.
 */
export type WhyNot = "type" | "reading" | "repair" | "gone";

/** An account as a choice to hand off. */
export type AccountChoice = {
  id: string;
  name: string;
  mask: string | null;
  subtype: string | null;
  /** Null where it can be handed off. */
  whyNot: WhyNot | null;
};

/** A bank with its accounts, those that cannot be handed off among them. */
export type BankChoice = {
  itemId: string;
  institutionName: string | null;
  /** Its owner has agreed that account numbers are told, which most partners need, and Stripe does. */
  sharesNumbers: boolean;
  accounts: AccountChoice[];
};

/**
 * How far the handoff is. `none`: the partner was sent nothing by this app. `waiting`: it is being sent,
 * or will be again. `received`, `refused`: what the partner answered. `failed`: given up; it may be
 * started again.
 */
export type HandoffState = "none" | "waiting" | "received" | "refused" | "failed";

/** One time that a processor token was sent. */
export type HandoffAttemptView = {
  id: string;
  at: string;
  durationMs: number;
  /** HTTP status; null when no answer came. */
  status: number | null;
  /** In a sentence; null when the partner received it. */
  failure: string | null;
};

/** A processor token as its owner may see it: never the token itself. Times are ISO 8601. */
export type ProcessorTokenView = {
  id: string;
  processor: Processor;
  processorName: string;
  lastFour: string;
  /** Products the partner may read; empty means all. */
  permissions: string[];
  webhookUrl: string | null;
  /** The account that it opens. The id is null once the bank is erased. */
  account: { id: string | null; name: string; mask: string | null };
  /** Its bank. The id is null once it is erased. */
  item: {
    id: string | null;
    institutionName: string | null;
    state: ItemState | null;
    /** Its link to the bank has ended for good. */
    isGone: boolean;
  };
  handoff: {
    state: HandoffState;
    /** Since when it is in that state. */
    at: string | null;
    /** What the partner calls it. */
    reference: string | null;
  };
  createdAt: string;
  /** Since when it opens nothing any more. */
  revokedAt: string | null;
};

/** Who takes part in a handoff. */
export type HandoffLane = "you" | "plaid" | "partner";

/** One request of a handoff that really was made, with its answer, or something that happened to it. */
export type HandoffStep = {
  id: string;
  from: HandoffLane;
  /** The same as `from` for what happens in one place. */
  to: HandoffLane;
  /** A path of Plaid's API, `handoff` for sending the token to the partner, `revoked` for the end of the access. */
  what: string;
  /** What a permissions/set asked for. */
  products: string[] | null;
  at: string;
  durationMs: number | null;
  /** HTTP status; null when no answer came, or none was asked for. */
  status: number | null;
  /** Plaid's error_code, or a sentence of ours. */
  failure: string | null;
  /** Plaid's request_id. */
  requestId: string | null;
};

/** What a partner can ask Plaid for with a processor token. */
export const partnerProducts = ["account", "auth", "balance", "identity", "transactions"] as const;
export type PartnerProduct = (typeof partnerProducts)[number];

/** What Plaid tells a partner, by product. Amounts are decimal units of `currency`. */
export type PartnerFacts =
  | {
      product: "account";
      name: string;
      officialName: string | null;
      mask: string | null;
      type: string;
      subtype: string | null;
      /** Plaid's id of the bank: a partner is told no more of it. */
      institutionId: string;
    }
  /** Account numbers and IBANs keep their last two characters, unless they were asked for whole. */
  | { product: "auth"; accounts: AccountNumbersView[]; isMasked: boolean }
  | {
      product: "balance";
      available: number | null;
      current: number | null;
      limit: number | null;
      currency: string | null;
    }
  | { product: "identity"; owners: Omit<OwnerView, "accounts">[] }
  /** The first page that Plaid tells, of which the newest few are shown. Not ready: Plaid is getting them from the bank. */
  | {
      product: "transactions";
      isReady: boolean;
      count: number;
      hasMore: boolean;
      newest: {
        date: string;
        name: string;
        amount: number;
        currency: string | null;
        pending: boolean;
      }[];
    };

/** What came of asking Plaid for one product as the partner. */
export type PartnerReading = { product: PartnerProduct; path: string } & (
  | { state: "told"; facts: PartnerFacts; requestId: string }
  /** `allowedBy`: the permission that would allow it, where a permission is what is missing. */
  | {
      state: "refused";
      errorCode: string;
      message: string;
      requestId: string | null;
      allowedBy: Permission | null;
    }
);

/** Body of `POST /api/processor-tokens`, beside the header `Idempotency-Key` that names the press. */
export const createProcessorTokenRequest = z.strictObject({
  accountId: z.string().regex(/^acc_\w{1,60}$/, "is not the id of an account"),
  processor: z.enum(Object.keys(processorNames) as Processor[], "is not a partner of Plaid's"),
});

/** Answer of `POST /api/processor-tokens`: 201, or 200 where the same press had made it before. */
export type CreateProcessorTokenAnswer = { token: ProcessorTokenView };

/** Answer of `GET /api/processor-tokens`, newest first. */
export type ListProcessorTokensAnswer = { tokens: ProcessorTokenView[] };

/** Answer of `GET /api/processor-tokens/:id`, oldest first within. */
export type GetProcessorTokenAnswer = {
  token: ProcessorTokenView;
  attempts: HandoffAttemptView[];
  steps: HandoffStep[];
};

/** Body of `PUT /api/processor-tokens/:id/permissions`. No products means all, and those to come. */
export const setPermissionsRequest = z.strictObject({
  products: z.array(z.enum(permissions)).max(permissions.length),
});

/** Answer of `PUT` and `POST /api/processor-tokens/:id/permissions`: as Plaid tells them afterwards. */
export type PermissionsAnswer = { token: ProcessorTokenView };

/** Answer of `POST /api/processor-tokens/:id/handoff`, 202: it is being sent. */
export type HandOffAnswer = { token: ProcessorTokenView };

/** Body of `POST /api/processor-tokens/:id/partner-view`. */
export const partnerViewRequest = z.strictObject({
  products: z.array(z.enum(partnerProducts)).min(1).max(partnerProducts.length).optional(),
  /** Whether account numbers are told whole. */
  numbers: z.enum(["masked", "whole"]).default("masked"),
});

/** Answer of `POST /api/processor-tokens/:id/partner-view`, in the order asked for. */
export type PartnerViewAnswer = { readings: PartnerReading[] };

/** Body of `PUT /api/processor-tokens/:id/webhook`: whether webhooks on the token come to this server. */
export const setProcessorWebhookRequest = z.strictObject({ receive: z.boolean() });

/** Answer of `PUT /api/processor-tokens/:id/webhook`. */
export type SetProcessorWebhookAnswer = { token: ProcessorTokenView };
