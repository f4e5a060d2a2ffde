import type { Field } from "@/lib/playground/describe-fields";

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** What a field's limits allow, in words; null where there is nothing to say. */
export function limitWords({ kind, limits = {} }: Pick<Field, "kind" | "limits">): string | null {
  const { min, max } = limits;
  if (kind === "text" && max !== undefined) {
    if (min === max) return plural(max, "character", "characters");
    return min && min > 1
      ? `${min} to ${plural(max, "character", "characters")}`
      : `Up to ${plural(max, "character", "characters")}`;
  }
  if (kind === "number" && min !== undefined && max !== undefined) {
    const kindOfNumber = limits.whole ? "Whole number" : "Number";
    return max >= 1e12
      ? `${kindOfNumber}, not negative`
      : `${kindOfNumber} from ${min.toLocaleString("en")} to ${max.toLocaleString("en")}`;
  }
  if (kind === "list" && max !== undefined) return `Up to ${plural(max, "entry", "entries")}`;
  if (kind === "date") return "Year, month and day: 2026-01-31";
  if (kind === "moment") return "In UTC: 2026-01-31T08:30:00Z";
  return null;
}
