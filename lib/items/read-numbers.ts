import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ReadNumbersAnswer } from "@/lib/contracts/items";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { accountNumbers } from "./account-numbers";
import { readProduct } from "./read-product";

/**
 * The account and routing numbers of one of the viewer's Items, read from Plaid for this answer and
 * kept nowhere. The first call adds the product to the Item, which Plaid bills for.
 */
export async function readNumbers(viewer: Viewer, itemId: string): Promise<ReadNumbersAnswer> {
  const read = await readProduct(viewer, itemId, (access_token) =>
    plaidCall(
      { userId: viewer.id, itemId, by: "lib/items/read-numbers.ts#readNumbers" },
      (client, options) => client.authGet({ access_token }, options),
      {
        attempts: 2,
      },
    ),
  );
  return "missing" in read
    ? read.missing
    : { state: "told", accounts: accountNumbers(read.answer) };
}
