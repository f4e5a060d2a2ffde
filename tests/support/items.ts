import { DELETE as disconnectRoute } from "@/app/api/items/[itemId]/route";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { params, post } from "./requests";

/** Disconnects an Item as its owner does, and answers the status and the problem, if there is one. */
export async function disconnect(cookie: string | undefined, itemId: string) {
  const request = post(routes.api.item(itemId), {}, { cookie });
  const response = await disconnectRoute(request, params({ itemId }));
  return { status: response.status, body: response.status === 204 ? null : await response.json() };
}

/** Whether Plaid still takes an access token: `alive`, or the code it refuses it with. */
export async function tokenAtPlaid(accessToken: string): Promise<string> {
  const response = await fetch(`${env().PLAID_BASE_URL}/item/get`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "plaid-client-id": env().PLAID_CLIENT_ID,
      "plaid-secret": env().PLAID_SECRET,
    },
    body: JSON.stringify({ access_token: accessToken }),
  });
  const answer = await response.json();
  return response.ok ? "alive" : String(answer.error_code);
}

/** Plaid's ids of all Items that were not removed there. */
export async function itemsAtPlaid(): Promise<string[]> {
  const response = await fetch(`${env().PLAID_BASE_URL}/__emulator/items`);
  const { items } = await response.json();
  return items
    .filter(({ removed_at }: { removed_at: string | null }) => removed_at === null)
    .map(({ item_id }: { item_id: string }) => item_id);
}
