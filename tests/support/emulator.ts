import type { SignatureFault } from "@/emulator/webhooks/signature-fault";
import { env } from "@/lib/env";

async function control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${env().PLAID_BASE_URL}/__emulator${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

type Call = { seq: number; path: string; status: number | null; request: unknown };
type Fault = {
  path: string;
  errorCode?: string;
  status?: number;
  delayMs?: number;
  reset?: boolean;
  garbage?: boolean;
  afterEffect?: boolean;
  times?: number;
};
type Settings = {
  publicTokenExchange?: "idempotent" | "one-time";
  linkEvents?: boolean;
  transactionsDelayMs?: number;
};
type Delivery = { state: string; attempts: { status: number | null }[] };
type Completion = {
  username?: string;
  password?: string;
  institutionId?: string;
  accounts?: string[];
  another?: { institution_id: string }[];
};

/** The emulator of this test process, played with over HTTP as anyone's tests would. */
export const emulator = {
  fail: (fault: Fault) => control("POST", "/faults", { times: 1, ...fault }),
  heal: () => control("DELETE", "/faults"),
  set: (settings: Settings) => control("POST", "/settings", settings),
  advanceClock: (advanceMs: number) => control("POST", "/clock", { advanceMs }),

  /** Goes through Link as a person would. Answers its public tokens: none where the bank refused. */
  async goThroughLink(linkToken: string, completion: Completion = {}): Promise<string[]> {
    const { institutionId = "ins_109508", ...login } = completion;
    const body = { link_token: linkToken, institution_id: institutionId, ...login };
    const outcome = await control<{ public_tokens: string[] }>("POST", "/link/complete", body);
    return outcome.public_tokens;
  },

  /** The same, to the public token that it ends with. */
  async completeLink(linkToken: string, completion: Completion = {}): Promise<string> {
    const [publicToken] = await emulator.goThroughLink(linkToken, completion);
    if (!publicToken) throw new Error("Link gave no public token.");
    return publicToken;
  },

  /** Sends a webhook, signed as Plaid signs them or with a fault, and answers what became of it. */
  async sendWebhook(
    url: string,
    body: Record<string, unknown>,
    fault: SignatureFault = "none",
  ): Promise<Delivery> {
    const sent = { url, body: { environment: "sandbox", ...body }, fault };
    return (await control<{ webhook: Delivery }>("POST", "/webhooks/send", sent)).webhook;
  },

  /** Has an Item's bank add, change and remove transactions. Answers the ids of those added. */
  async changeTransactions(plaidItemId: string, changes: object): Promise<string[]> {
    const path = `/items/${plaidItemId}/transactions`;
    return (await control<{ added: string[] }>("POST", path, changes)).added;
  },

  /** Goes through Layer as the person with this number would, and answers the profile token. */
  async completeLayer(linkToken: string, phoneNumber = "+14155550011"): Promise<string> {
    const body = { link_token: linkToken, phone_number: phoneNumber };
    const outcome = await control<{ public_tokens: string[] }>("POST", "/layer/complete", body);
    const [profileToken] = outcome.public_tokens;
    if (!profileToken) throw new Error("Layer gave no profile token.");
    return profileToken;
  },

  /** Resolves when every webhook that is due has been tried. */
  settleWebhooks: () => control("POST", "/webhooks/settle", {}),

  /** Plaid's ids of all Items that there are. */
  async itemIds(): Promise<string[]> {
    const { items } = await control<{ items: { item_id: string }[] }>("GET", "/items");
    return items.map(({ item_id }) => item_id);
  },

  /** The paths called since `mark`, in order. */
  async callsSince(mark: number, path?: string): Promise<string[]> {
    const { calls } = await control<{ calls: Call[] }>("GET", `/calls?since=${mark}`);
    return calls.map((call) => call.path).filter((called) => !path || called === path);
  },

  /**
   * How many calls of a path were answered well since `mark`, whether or not the answer arrived, and
   * the mark to go on counting from, so that no call is missed.
   */
  async answeredSince(mark: number, path: string): Promise<{ count: number; mark: number }> {
    const { calls } = await control<{ calls: Call[] }>("GET", `/calls?since=${mark}`);
    const count = calls.filter((call) => call.path === path && call.status === 200).length;
    return { count, mark: calls.at(-1)?.seq ?? mark };
  },

  /** What was sent to a path since `mark`, in order, with tokens masked. */
  async requestsSince(mark: number, path: string): Promise<unknown[]> {
    const { calls } = await control<{ calls: Call[] }>("GET", `/calls?since=${mark}`);
    return calls.filter((call) => call.path === path).map((call) => call.request);
  },

  /** The number of the newest call, to count from. */
  async mark(): Promise<number> {
    const { calls } = await control<{ calls: Call[] }>("GET", "/calls?since=0");
    return calls.at(-1)?.seq ?? 0;
  },
};
