import { merchants } from "./merchants";

/** What can be told from a description: who was paid, and for what. */
export function describedBy(description: string, amount: number) {
  const words = description.toLowerCase();
  const merchant = [...merchants.values()].find(({ name }) => words.includes(name.toLowerCase()));
  const unknown =
    amount < 0 ? "TRANSFER_IN_OTHER_TRANSFER_IN" : "GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE";
  return {
    name: description,
    merchant: merchant?.name ?? null,
    category: merchant?.category ?? unknown,
    channel: merchant?.channel ?? ("other" as const),
    storeNumber: null,
  };
}
