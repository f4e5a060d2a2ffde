import type { Item } from "../state/entities";
import { firing, type WebhookCode, type WebhookType } from "./fired-webhook";

/** What a webhook says besides its type, its code and the Item. A pair that does not go together is a mistake here, and thrown. */
export function webhookDetails(
  item: Item,
  { type, code }: { type: WebhookType; code: WebhookCode },
  now: number,
): Record<string, unknown> {
  const known = firing(code, type);
  if (!known) throw new Error(`There is no webhook ${type} ${code}`);
  return known.says(item, now);
}
