import type { WebhookView } from "@/lib/contracts/webhooks";

const MODES: Record<string, string> = {
  standard: "Standard Link",
  embedded: "Embedded Link",
  hosted: "Hosted Link",
  multi_item: "Multi-Item Link",
  layer: "Layer",
  update: "Update mode",
};

/** The name of a session's mode, as the Link pages have it. */
export const modeName = (mode: string) => MODES[mode] ?? "Link";

/** The bank that a webhook is about, or the kind of Link session; null where neither is there any more. */
export function subjectName({ item, session }: WebhookView): string | null {
  if (item) return item.institutionName ?? "A bank without a name";
  return session && `${modeName(session.mode)} session`;
}
