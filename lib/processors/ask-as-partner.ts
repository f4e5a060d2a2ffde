import "server-only";
import type { ProcessorAuthGetResponse } from "plaid";
import type { PartnerFacts, PartnerProduct } from "@/lib/contracts/processors";
import { accountNumbers } from "@/lib/items/account-numbers";
import { ownerView } from "@/lib/items/owner-view";
import { plaidCall } from "@/lib/plaid/plaid-call";
import type { CallContext } from "@/lib/plaid/recorder";

/** Transactions asked for, and shown. */
const PAGE = 100;
const SHOWN = 5;

/** The bank is asked while one waits; Plaid allows itself half a minute for that. */
const BALANCE_TIMEOUT_MS = 45_000;

const READ = { attempts: 2 };

/** What one product told, and Plaid's request_id. */
export type AskedAsPartner = { facts: PartnerFacts; requestId: string };

type Ask = (context: CallContext, processor_token: string) => Promise<AskedAsPartner>;

/** Asks Plaid for one product with a processor token. Throws what `plaidCall` does. */
export const askAsPartner: Record<PartnerProduct, Ask> = {
  async account(context, processor_token) {
    const { account, institution_id, request_id } = await plaidCall(
      context,
      (client, options) => client.processorAccountGet({ processor_token }, options),
      READ,
    );
    const { name, official_name, mask, type, subtype } = account;
    const kind = { type, subtype: subtype ?? null };
    const facts = { product: "account", name, officialName: official_name, mask, ...kind } as const;
    return { facts: { ...facts, institutionId: institution_id }, requestId: request_id };
  },

  async auth(context, processor_token) {
    const answer = await plaidCall(
      context,
      (client, options) => client.processorAuthGet({ processor_token }, options),
      READ,
    );
    const facts = { product: "auth", accounts: numbersOf(answer), isMasked: false } as const;
    return { facts, requestId: answer.request_id };
  },

  async balance(context, processor_token) {
    const { account, request_id } = await plaidCall(
      context,
      (client, options) => client.processorBalanceGet({ processor_token }, options),
      { timeoutMs: BALANCE_TIMEOUT_MS },
    );
    const { available, current, limit, iso_currency_code, unofficial_currency_code } =
      account.balances;
    const currency = iso_currency_code ?? unofficial_currency_code;
    return {
      facts: { product: "balance", available, current, limit, currency },
      requestId: request_id,
    };
  },

  async identity(context, processor_token) {
    const { account, request_id } = await plaidCall(
      context,
      (client, options) => client.processorIdentityGet({ processor_token }, options),
      READ,
    );
    return {
      facts: { product: "identity", owners: account.owners.map(ownerView) },
      requestId: request_id,
    };
  },

  async transactions(context, processor_token) {
    const { added, has_more, transactions_update_status, request_id } = await plaidCall(
      context,
      (client, options) =>
        client.processorTransactionsSync({ processor_token, count: PAGE }, options),
      READ,
    );
    const newest = added
      .toSorted((a, b) => b.date.localeCompare(a.date))
      .slice(0, SHOWN)
      .map((transaction) => ({
        date: transaction.date,
        name: transaction.merchant_name ?? transaction.name,
        amount: transaction.amount,
        currency: transaction.iso_currency_code ?? transaction.unofficial_currency_code,
        pending: transaction.pending,
      }));
    const facts = {
      product: "transactions",
      isReady: transactions_update_status !== "NOT_READY",
      count: added.length,
      hasMore: has_more,
      newest,
    } as const;
    return { facts, requestId: request_id };
  },
};

/** A partner is told of one account, in the shape of `/auth/get` but for its lists. */
function numbersOf({ account, numbers }: ProcessorAuthGetResponse) {
  const list = <Each>(one: Each | null | undefined) => (one ? [one] : []);
  const { ach, eft, international, bacs } = numbers;
  return accountNumbers({
    accounts: [account],
    numbers: {
      ach: list(ach),
      eft: list(eft),
      international: list(international),
      bacs: list(bacs),
    },
  });
}
