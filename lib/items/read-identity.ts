import "server-only";
import type { IdentityGetResponse } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { OwnerView, ReadIdentityAnswer } from "@/lib/contracts/items";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { ownerView } from "./owner-view";
import { readProduct } from "./read-product";

/**
 * Who owns the accounts of one of the viewer's Items, as the bank has it, read from Plaid for this
 * answer and kept nowhere. The first call adds the product to the Item, which Plaid bills for.
 */
export async function readIdentity(viewer: Viewer, itemId: string): Promise<ReadIdentityAnswer> {
  const read = await readProduct(viewer, itemId, (access_token) =>
    plaidCall(
      { userId: viewer.id, itemId, by: "lib/items/read-identity.ts#readIdentity" },
      (client, options) => client.identityGet({ access_token }, options),
      { attempts: 2 },
    ),
  );
  return "missing" in read ? read.missing : { state: "told", owners: ownersOf(read.answer) };
}

/** An owner of several accounts is told once, with all of them. */
function ownersOf({ accounts }: IdentityGetResponse): OwnerView[] {
  const owners = new Map<string, OwnerView>();
  for (const account of accounts) {
    for (const owner of account.owners) {
      const told = ownerView(owner);
      const key = JSON.stringify(told);
      const known = owners.get(key) ?? { ...told, accounts: [] };
      owners.set(key, { ...known, accounts: [...known.accounts, account.name] });
    }
  }
  return [...owners.values()];
}
