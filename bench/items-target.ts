import type { AppWithBareRoute } from "./bare-route";
import { personWithBanks } from "./person-with-banks";

/** `GET /api/items` of a new person who has twenty banks with five accounts each. */
export async function itemsTarget({ url, databaseUrl }: AppWithBareRoute) {
  const cookie = await personWithBanks({ items: 20, accounts: 5 }, url, databaseUrl);
  const name = "GET /api/items, 20 Items with 100 accounts";
  return { name, url: `${url}/api/items`, headers: { cookie } };
}
