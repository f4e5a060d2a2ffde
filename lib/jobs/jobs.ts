import "server-only";
import { z } from "zod";

const id = z.string().min(1);
const ofItem = z.strictObject({ userId: id, itemId: id });
const ofSession = z.strictObject({ userId: id, sessionId: id });
const ofUser = z.strictObject({ userId: id });
const ofToken = z.strictObject({ userId: id, tokenId: id });
const ofWebhook = z.strictObject({ webhookEventId: id });

/**
 * Every kind of job. `key` tells jobs apart: of one kind and key, at most one waits for its first
 * attempt. `atOnce` is how many of a kind one worker runs at a time. A job is tried once and then
 * `retries` times, each pause about twice as long as the one before. `leaseS` is there where
 * {@link LEASE_S} is too short.
 */
export const jobs = {
  /** Reads an Item and its accounts from Plaid. */
  "item.read": {
    data: ofItem,
    key: ({ itemId }: z.infer<typeof ofItem>) => itemId,
    atOnce: 4,
    retries: 7,
  },
  /** Brings an Item's transactions up to date. A first sync of years of them takes its time. */
  "item.sync-transactions": {
    data: ofItem,
    key: ({ itemId }: z.infer<typeof ofItem>) => itemId,
    atOnce: 2,
    retries: 7,
    leaseS: 600,
  },
  /** Removes an Item that was disconnected, and comes again by itself until it has worked. */
  "item.remove": {
    data: ofItem,
    key: ({ itemId }: z.infer<typeof ofItem>) => itemId,
    atOnce: 4,
    retries: 7,
  },
  /** Erases a person who asked for it, once their Items are gone. */
  "account.delete": {
    data: ofUser,
    key: ({ userId }: z.infer<typeof ofUser>) => userId,
    atOnce: 2,
    retries: 7,
  },
  /** Asks what became of a Link session, and asks again later while it is open. */
  "session.poll": {
    data: ofSession,
    key: ({ sessionId }: z.infer<typeof ofSession>) => sessionId,
    atOnce: 4,
    retries: 7,
  },
  /** Sends a processor token to its partner. */
  "processor.hand-off": {
    data: ofToken,
    key: ({ tokenId }: z.infer<typeof ofToken>) => tokenId,
    atOnce: 4,
    retries: 7,
  },
  /** Works on a webhook that was verified and stored. */
  "webhook.process": {
    data: ofWebhook,
    key: ({ webhookEventId }: z.infer<typeof ofWebhook>) => webhookEventId,
    atOnce: 8,
    retries: 7,
  },
  /** Finishes exchanges and webhooks that a process left behind when it died. Comes every minute anyway. */
  "link.recover": { data: z.strictObject({}), key: () => "", atOnce: 1, retries: 0 },
  /** Catches up on what no webhook and no job told of. Comes every few minutes anyway. */
  "items.reconcile": { data: z.strictObject({}), key: () => "", atOnce: 1, retries: 0 },
} as const;

/** A kind of job. */
export type JobName = keyof typeof jobs;
/** What a job of one kind is given: ids only, since the work reads all else afresh. */
export type JobData<Name extends JobName> = z.infer<(typeof jobs)[Name]["data"]>;

/** All kinds, in the order in which {@link jobs} has them. */
export const jobNames = Object.keys(jobs) as JobName[];

/** The pause before the first retry. */
export const FIRST_RETRY_S = 5;

/** How long a job may take. After that it is taken for lost, and done again by whoever is there. */
export const LEASE_S = 60;
