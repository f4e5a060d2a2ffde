const TOKEN = /^((?:link|public|access|processor|user|profile)-[a-z]+)-.*(.{4})$/;
const SECRET_KEY = /^(secret|password|override_password|ssn)$/;
const DEEPEST = 12;

/** A copy fit to be shown: secrets are gone, tokens keep their kind and last four characters, so that they can be told apart. */
export function masked(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.replace(TOKEN, "$1-...$2");
  if (value === null || typeof value !== "object") return value;
  if (depth === DEEPEST) return "...";
  if (Array.isArray(value)) return value.map((inner) => masked(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SECRET_KEY.test(key) ? "***" : masked(inner, depth + 1),
    ]),
  );
}
