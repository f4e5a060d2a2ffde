import {
  Configuration,
  CountryCode,
  PlaidApi,
  Products,
  type SandboxPublicTokenCreateRequest,
} from "plaid";
import { afterAll } from "vitest";
import { keys, partnerKeys } from "@/emulator/keys";
import { startEmulator } from "@/emulator/server";
import { underContract } from "../../support/under-contract";

/** An emulator that listens, and Plaid's own SDK to call it with. */
export type Plaid = Awaited<ReturnType<typeof startPlaid>>;

const FIRST_PLATYPUS = "ins_109508";

/** Starts one for this test file. All its calls have to fit Plaid's published description, where that is at hand. */
export async function startPlaid() {
  const running = await startEmulator({ port: 0 });
  const { control } = running.emulator;
  control.changeSettings({ transactionsDelayMs: 0 });
  const watched = await underContract(running.url);
  afterAll(async () => {
    await watched.close().finally(running.close);
  });
  const plaid = sdk(watched.url, keys);

  async function linkWith({ options, ...changes }: Partial<SandboxPublicTokenCreateRequest> = {}) {
    const { public_token } = (
      await plaid.sandboxPublicTokenCreate({
        institution_id: FIRST_PLATYPUS,
        initial_products: [Products.Auth, Products.Identity, Products.Transactions],
        options: { webhook: "https://app.example/hook", ...options },
        ...changes,
      })
    ).data;
    return (await plaid.itemPublicTokenExchange({ public_token })).data;
  }

  return {
    control,
    /** With the app's keys, the partner's, and a secret that is nobody's. */
    plaid,
    partner: sdk(watched.url, partnerKeys),
    stranger: sdk(watched.url, { ...keys, secret: "wrong" }),
    /** A new Item; answers its access token. */
    link: async (changes?: Partial<SandboxPublicTokenCreateRequest>) =>
      (await linkWith(changes)).access_token,
    linkWith,
    /** An account of a new Item, by its name, with its Item's access token. */
    async linkAccount(name = "Plaid Checking") {
      const { access_token } = await linkWith();
      const { accounts } = (await plaid.accountsGet({ access_token })).data;
      const account_id = accounts.find((account) => account.name === name)?.account_id ?? "";
      return { access_token, account_id };
    },
    linkToken: async () => (await plaid.linkTokenCreate(linkTokenRequest)).data.link_token,
    /** The day so many days from now by the emulator's clock, such as `2026-03-01`. */
    day(daysFromNow: number): string {
      const now = Date.parse(control.advanceClock({ advanceMs: 0 }));
      return new Date(now + daysFromNow * 86_400_000).toISOString().slice(0, 10);
    },
  };
}

/** A request to `/link/token/create` that is right as it stands. */
export const linkTokenRequest = {
  client_name: "Acorn",
  language: "en",
  country_codes: [CountryCode.Us],
  user: { client_user_id: "user-1" },
  products: [Products.Transactions],
};

function sdk(basePath: string, { client_id, secret }: { client_id: string; secret: string }) {
  const headers = { "PLAID-CLIENT-ID": client_id, "PLAID-SECRET": secret };
  return new PlaidApi(new Configuration({ basePath, baseOptions: { headers, proxy: false } }));
}
