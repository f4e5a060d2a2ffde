import "server-only";
import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/viewer";
import { getAccountToHandOff } from "@/lib/data/accounts-to-hand-off";
import { getPlaidItemId } from "@/lib/data/plaid-ids";
import { processorTokenCreate } from "@/lib/playground/operations/processor-token-create";
import { idOfReference } from "@/lib/playground/reference";
import { Problem } from "@/lib/problem";
import { createToken } from "@/lib/processors/create-token";
import type { Made } from "./made";

/**
 * Makes a processor token for one of the viewer's accounts, and stores it among their others.
 *
 * @throws Problem as {@link createToken} does; `invalid_request` for an account of another bank.
 */
export async function makeProcessorToken(
  viewer: Viewer,
  body: Record<string, unknown>,
): Promise<Made> {
  const request = processorTokenCreate.schema.parse(body);
  const itemId = idOfReference(request.access_token);
  const accountId = idOfReference(request.account_id);
  await getPlaidItemId(viewer, itemId);
  const { item } = await getAccountToHandOff(viewer, accountId);
  if (item.id !== itemId) {
    const message = "is an account of another bank";
    throw new Problem("invalid_request", `The request is not valid. account_id: ${message}.`, {
      fields: { account_id: message },
    });
  }
  const { processor } = request;
  const { token } = await createToken(viewer, { accountId, processor, key: randomUUID() });
  return { processorTokenId: token.id };
}
