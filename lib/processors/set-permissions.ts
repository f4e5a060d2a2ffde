import "server-only";
import type { Products } from "plaid";
import type { Viewer } from "@/lib/auth/viewer";
import type { Permission, ProcessorTokenView } from "@/lib/contracts/processors";
import { recordAudit } from "@/lib/data/audit-events";
import { saveProcessorTokenFacts } from "@/lib/data/processor-tokens";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { withProcessorToken } from "./processor-token";

/**
 * Sets what a partner may read with one of the viewer's processor tokens, reads back what Plaid made of
 * it, and answers the token. No products means all, and those to come.
 *
 * @throws Problem as {@link withProcessorToken} does, or Plaid's refusal: nothing is changed then.
 */
export async function setPermissions(
  viewer: Viewer,
  tokenId: string,
  products: Permission[],
): Promise<ProcessorTokenView> {
  const context = {
    userId: viewer.id,
    processorTokenId: tokenId,
    by: "lib/processors/set-permissions.ts#setPermissions",
  } as const;
  await withProcessorToken(viewer, tokenId, (processor_token) =>
    plaidCall(
      context,
      (client, options) => {
        const request = { processor_token, products: [...new Set(products)] as Products[] };
        return client.processorTokenPermissionsSet(request, options);
      },
      { attempts: 2 },
    ),
  );
  await recordAudit(viewer, { action: "processor-token.permissions", targets: [tokenId] });
  return readPermissions(viewer, tokenId);
}

/** Asks Plaid what a partner may read with one of the viewer's processor tokens, and answers the token. */
export async function readPermissions(
  viewer: Viewer,
  tokenId: string,
): Promise<ProcessorTokenView> {
  const context = {
    userId: viewer.id,
    processorTokenId: tokenId,
    by: "lib/processors/set-permissions.ts#readPermissions",
  } as const;
  const { products } = await withProcessorToken(viewer, tokenId, (processor_token) =>
    plaidCall(
      context,
      (client, options) => client.processorTokenPermissionsGet({ processor_token }, options),
      { attempts: 2 },
    ),
  );
  return saveProcessorTokenFacts(viewer, tokenId, { permissions: products });
}
