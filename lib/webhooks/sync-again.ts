import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { enqueue } from "@/lib/jobs/enqueue";

/**
 * Has an Item's transactions brought up to date, and says so after `news`. What a webhook tells of
 * them is not used: it may come twice, late and in any order, and the sync tells all of it.
 */
export async function syncAgain(viewer: Viewer, itemId: string, news: string): Promise<string> {
  await enqueue("item.sync-transactions", { userId: viewer.id, itemId });
  return `${news} A sync was put in line.`;
}
