import { createHash } from "node:crypto";
import type { PartnerAccount, Reading } from "../state/entities";
import { ids } from "../state/ids";
import type { State } from "../state/state";
import { PartnerRefusal } from "./partner-refusal";
import type { PlaidCaller } from "./plaid-caller";
import { readAccount } from "./read-account";

/** A fictitious company that plays every processor. It is handed processor tokens and reads with them. */
export type Partner = ReturnType<typeof createPartner>;

/** What an app hands over. */
export type Handover = { processor_token: string; reference?: string | undefined };

/** The partner. What it was handed, and what it read, is there again after a restart. */
export function createPartner({
  state,
  now,
  call,
}: {
  state: State;
  now: () => number;
  call: PlaidCaller;
}) {
  const accounts = state.partnerAccounts;
  let last: Promise<unknown> = Promise.resolve();

  /** One handover at a time, so that of two with one key the second finds what came of the first. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(work, work);
    last = result;
    return result;
  }

  async function take(id: string, handover: Handover): Promise<PartnerAccount> {
    const requestHash = hashOf(handover);
    const known = accounts.get(id);
    if (known && known.requestHash !== requestHash) {
      throw new PartnerRefusal(
        422,
        "idempotency_key_reused",
        "this Idempotency-Key came with another body before",
      );
    }
    if (known) return known;

    const { processor_token: processorToken, reference = null } = handover;
    const receivedAt = now();
    const readings = await readAccount(call, processorToken);
    requireReadable(readings);
    const read = { receivedAt, readAt: now(), readings };
    const account = { id, processorToken, reference, requestHash, ...read };
    accounts.set(id, account);
    return account;
  }

  return {
    /** Takes a token, and reads with it. The same key and token again answer the same account. */
    receive: (key: string, handover: Handover): Promise<PartnerAccount> =>
      inTurn(() => take(`acct_${ids.derived("partner", key)}`, handover)),
    /** Newest first. */
    list: (): PartnerAccount[] =>
      [...accounts.values()].sort((a, b) => b.receivedAt - a.receivedAt),
    find: (id: string): PartnerAccount | undefined => accounts.get(id),
    /** Reads everything anew, as permissions may have changed. */
    async readAgain(id: string): Promise<PartnerAccount | undefined> {
      const account = accounts.get(id);
      if (!account) return undefined;
      const readings = await readAccount(call, account.processorToken);
      const read = { ...account, readAt: now(), readings };
      accounts.set(id, read);
      return read;
    },
  };
}

/** A token is known by what Plaid says to it; nobody else could tell. */
function requireReadable([first]: readonly Reading[]): void {
  if (!first?.error) return;
  const { status, error } = first;
  if (status === null || status >= 500 || status === 429) {
    throw new PartnerRefusal(503, "plaid_unavailable", `Plaid: ${error.error_message}`);
  }
  const why = `Plaid refuses this processor token: ${error.error_code}`;
  throw new PartnerRefusal(422, "unknown_processor_token", why);
}

const hashOf = ({ processor_token, reference }: Handover) =>
  createHash("sha256")
    .update(JSON.stringify([processor_token, reference ?? null]))
    .digest("hex");
