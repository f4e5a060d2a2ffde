import "server-only";
import type { Products } from "plaid";
import { env } from "@/lib/env";
import type { PlaidProblem } from "@/lib/plaid/problem";
import { askingPlaid, refusal, verdictOfPlaid } from "../ask-plaid";
import { type Check, ok, problem } from "../check";
import { makeLinkToken } from "../make-link-token";

const ABOUT_PRODUCTS = /^(INVALID_PRODUCT|PRODUCTS?_NOT_|UNAUTHORIZED_ROUTE)/;

/** Whether Plaid makes a link token for the configured products. If not, each is tried by itself. */
export const products: Check = {
  id: "products",
  group: "Plaid",
  title: "Products",
  examine: askingPlaid("products", async () => {
    const names = env().PLAID_PRODUCTS;
    const together = await refusalFor(names);
    if (!together) {
      return ok(
        "Plaid makes link tokens for all configured products.",
        names.map((label) => ({ label, value: "enabled" })),
      );
    }
    if (!ABOUT_PRODUCTS.test(together.errorCode)) {
      return problem(
        `Plaid makes no link token. ${refusal(together)}`,
        "Correct the setting that Plaid names. PLAID_COUNTRY_CODES and PLAID_WEBHOOK_URL are part of every request.",
      );
    }
    const alone = await Promise.all(names.map((name) => refusalFor([name])));
    return problem(
      alone.some(Boolean)
        ? "Plaid does not make link tokens for every configured product."
        : `Plaid makes a link token for each product, but not for all of them together. ${refusal(together)}`,
      "Take the refused ones out of PLAID_PRODUCTS, or ask for them at https://dashboard.plaid.com/settings/team/products.",
      names.map((label, index) => {
        const refused = alone[index];
        return { label, value: refused ? refusal(refused) : "enabled" };
      }),
    );
  }),
};

/** Why Plaid makes no link token for these products; null where it makes one. */
async function refusalFor(names: string[]): Promise<PlaidProblem | null> {
  try {
    await makeLinkToken({ products: names as Products[] });
    return null;
  } catch (thrown) {
    return verdictOfPlaid(thrown);
  }
}
