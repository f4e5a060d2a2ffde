import { notifications } from "@mantine/notifications";
import type { ItemView } from "@/lib/contracts/items";

/** Says of each bank that it is linked, or updated, and whether its accounts could be read. */
export function tellLinked(items: ItemView[], mode: string): void {
  const done = mode === "update" ? "is up to date" : "is linked";
  for (const { id, institutionName, state } of items) {
    const isHealthy = state === "healthy";
    notifications.show({
      // A toast whose id is on screen still is not shown, so the two have ids of their own.
      id: `${mode === "update" ? "updated" : "linked"}-${id}`,
      color: isHealthy ? "teal" : "yellow",
      title:
        isHealthy || mode !== "update"
          ? `${name(institutionName)} ${done}`
          : needs(institutionName),
      message: isHealthy
        ? "Its accounts and balances are below."
        : "Its accounts could not be read yet. Use Refresh to ask again.",
    });
  }
}

const name = (institutionName: string | null) => institutionName ?? "Your bank";
const needs = (institutionName: string | null) => `${name(institutionName)} still needs attention`;

/** The page of the flow is gone, so a toast that stays has to say it. */
export function tellFailed(detail: string): void {
  notifications.show({
    color: "red",
    title: "A bank could not be added",
    message: `${detail} Link the bank again if it is not among your accounts.`,
    autoClose: false,
  });
}
