import { type APIRequestContext, expect } from "@playwright/test";
import type { GetItemAnswer, ItemView } from "@/lib/contracts/items";
import type { CompleteLinkAnswer, StartLinkAnswer } from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import type { EmulatorControl } from "./emulator-control";

/** Which bank, who signs in there, and which accounts they share, by name: all of them without it. */
export type BankChoice = {
  institution?: string;
  username?: string;
  password?: string;
  accounts?: string[];
};

/** The bank as this app has it, its accounts among it, and as Plaid does. */
export type LinkedBank = ItemView & {
  plaid: () => Promise<{ itemId: string; accountIds: string[] }>;
};

type Means = { request: APIRequestContext; origin: string; emulator: EmulatorControl };

/**
 * Links a bank for whoever holds the cookies of these requests, without a page: for tests that
 * begin where linking ends. When this returns, the accounts have been read.
 */
export async function linkBank(
  { request, origin, emulator }: Means,
  { institution = "ins_109508", ...choice }: BankChoice = {},
): Promise<LinkedBank> {
  const post = async <Answer>(path: string, data: object, status: number): Promise<Answer> => {
    const response = await request.post(path, { headers: { origin }, data });
    expect(response.status(), await response.text()).toBe(status);
    return response.json();
  };
  const started = await post<StartLinkAnswer>(routes.api.linkTokens(), { mode: "standard" }, 201);
  const { link_session_id, public_tokens } = await emulator("/link/complete", {
    link_token: started.linkToken,
    institution_id: institution,
    ...choice,
  });
  const path = routes.api.completeLinkSession(started.session.id);
  const { items } = await post<CompleteLinkAnswer>(path, { publicTokens: public_tokens }, 200);
  const id = items[0]?.id ?? "";

  const read = async () => {
    const answer: GetItemAnswer = await (await request.get(routes.api.item(id))).json();
    return answer.item;
  };
  // A job reads them, and a busy machine lets it wait.
  const patience = { timeout: 60_000, intervals: [50, 100, 200] };
  await expect.poll(async () => (await read()).state, patience).toBe("healthy");
  return { ...(await read()), plaid: () => plaidItem(emulator, link_session_id) };
}

/** What Plaid has of the one bank of a session of Link. */
async function plaidItem(emulator: EmulatorControl, linkSessionId: string) {
  const { sessions } = await emulator("/sessions");
  const { added } = sessions.find(
    (session: { link_session_id: string }) => session.link_session_id === linkSessionId,
  );
  const [{ item_id, accounts }] = added;
  const accountIds: string[] = accounts.map((one: { account_id: string }) => one.account_id);
  return { itemId: String(item_id), accountIds };
}
