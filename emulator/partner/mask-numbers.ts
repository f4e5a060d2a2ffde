/** What identifies an account to whoever wants to move its money. Routing numbers and sort codes are public. */
const NUMBERS: ReadonlySet<string> = new Set(["account", "iban"]);

/** A copy in which account numbers keep their last four characters. */
export function maskNumbers(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(maskNumbers);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      NUMBERS.has(key) && typeof inner === "string" ? `••••${inner.slice(-4)}` : maskNumbers(inner),
    ]),
  );
}
