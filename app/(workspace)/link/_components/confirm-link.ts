import { callApi } from "@/lib/browser/call-api";
import { waitForItems } from "@/lib/browser/wait-for-items";
import type { ItemView, SyncItemAnswer } from "@/lib/contracts/items";
import type {
  CompleteLinkAnswer,
  LinkSessionAnswer,
  RefreshLinkRequest,
} from "@/lib/contracts/link";
import { routes } from "@/lib/routes";
import type { Unconfirmed } from "./link-flow-state";

const MOST_LOOKS = 10;
const LOOK_EVERY_MS = 700;

/** What our server made of what Link gave. */
type Confirmed = {
  items: ItemView[];
  /** The whole session, where it can be of several banks. */
  session: LinkSessionAnswer | null;
};

/** Has our server confirm what Link gave, and waits until the accounts have been read. */
export async function confirmLink({ sessionId, mode, body }: Unconfirmed): Promise<Confirmed> {
  if (mode === "multi_item") return confirmSeveral(sessionId);
  const path = routes.api.completeLinkSession(sessionId);
  const { items } = await callApi<CompleteLinkAnswer>("POST", path, body);
  const ids = items.map(({ id }) => id);
  return { items: await (mode === "update" ? readAgain(ids) : waitForItems(ids)), session: null };
}

/** Link gives the page no token for several banks: our server gets them from Plaid, a moment later at times. */
async function confirmSeveral(sessionId: string): Promise<Confirmed> {
  const body: RefreshLinkRequest = { via: "browser" };
  for (let look = 1; ; look += 1) {
    const path = routes.api.refreshLinkSession(sessionId);
    const answer = await callApi<LinkSessionAnswer>("POST", path, body);
    if (answer.session.banks.length > 0 || look === MOST_LOOKS) {
      const items = await waitForItems(answer.session.items.map(({ id }) => id));
      return { items, session: answer };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** An Item under repair is there already, with what it had before. */
function readAgain(itemIds: string[]): Promise<ItemView[]> {
  return Promise.all(
    itemIds.map(async (id) => {
      const { item } = await callApi<SyncItemAnswer>("POST", routes.api.itemSync(id));
      return item;
    }),
  );
}
