import type { GetItemAnswer, ItemView } from "@/lib/contracts/items";
import { routes } from "@/lib/routes";
import { callApi } from "./call-api";

const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 8_000;

/**
 * Waits until the accounts of Items that were just linked have been read, which a job does. Answers
 * the Items as they then are; after eight seconds as they are, for the page can show that too.
 */
export async function waitForItems(itemIds: string[]): Promise<ItemView[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answers = await Promise.all(
      itemIds.map((id) => callApi<GetItemAnswer>("GET", routes.api.item(id))),
    );
    const items = answers.map(({ item }) => item);
    const areRead = items.every(({ state }) => state !== "linked");
    if (areRead || Date.now() > deadline) return items;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
