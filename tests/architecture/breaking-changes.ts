/** What excuses the statement after it, in the words of whoever has made sure. */
const EXCUSE = /^--\s*works with the version before: \S/;

const NAME = String.raw`(?:"[^"]+"|\w+)(?:\.(?:"[^"]+"|\w+))?`;
const TABLE = new RegExp(`^CREATE TABLE (?:IF NOT EXISTS )?(${NAME})`, "i");
const ALTERED = new RegExp(`^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(${NAME}) (.*)`, "i");
const UNIQUE = new RegExp(`^CREATE UNIQUE INDEX .*? ON (${NAME}) ?\\((.*)\\)`, "i");
const COLUMN = new RegExp(`^ADD COLUMN (?:IF NOT EXISTS )?(${NAME})`, "i");
const DEFAULT = /\b(DEFAULT|GENERATED)\b/i;
/** A constraint that leaves rows alone in which one of its columns is null. */
const FOR_FILLED = /^ADD .*\b(?:FOREIGN KEY|UNIQUE) ?\(([^)]*)\)/i;

const UNWRITABLE = "refuses rows that may be written";

/** Parts of ALTER TABLE by which a version before, which knows nothing of it, fails to read or to write. */
const PARTS: [RegExp, string][] = [
  [/^DROP COLUMN/i, "takes a column away"],
  [/^RENAME/i, "renames"],
  [/^ALTER (COLUMN )?\S+ (SET DATA )?TYPE/i, "changes a type"],
  [/^ALTER (COLUMN )?\S+ SET NOT NULL/i, "refuses a null that may be written"],
  [/^ALTER (COLUMN )?\S+ DROP NOT NULL/i, "lets a null be read"],
  [/^ALTER (COLUMN )?\S+ DROP DEFAULT/i, "wants a value that was not needed"],
  [/^ADD COLUMN (?=.* NOT NULL)(?!.* (DEFAULT|GENERATED)\b)/i, "wants a value that nobody writes"],
  [/^ADD (CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN)/i, UNWRITABLE],
];

/** Other statements of the same kind. */
const STATEMENTS: [RegExp, string][] = [
  [/^DROP (TABLE|TYPE|SCHEMA|VIEW|FUNCTION|SEQUENCE)/i, "takes something away"],
  [/^DROP INDEX .*_key"?$/i, "takes away what a write relies on to find a row twice"],
  [/^ALTER TYPE .* ADD VALUE/i, "lets a value be read that is not known"],
  [/^ALTER (TYPE|SCHEMA|FUNCTION|INDEX) .* RENAME/i, "renames"],
  [/^TRUNCATE/i, "takes rows away"],
];

/**
 * What in a migration would break a version of the app that was built before it and still runs
 * beside it: one line a change. What concerns only tables that the migration itself makes, or columns
 * that the version before leaves empty, breaks nothing. A comment "works with the version before: …"
 * right above a statement excuses it, with why.
 */
export function breakingChanges(sql: string): string[] {
  const all = statements(sql);
  const made = new Set(all.map(({ text }) => TABLE.exec(text)?.[1]));
  const added = new Set(all.flatMap(({ text }) => emptyColumns(text)));
  const mayBeEmpty = (table: string, columns = "") =>
    columns.split(",").some((column) => added.has(`${table} ${column.trim()}`));

  return all
    .filter(({ isExcused }) => !isExcused)
    .flatMap(({ text }) => {
      const [, altered, parts] = ALTERED.exec(text) ?? [];
      const [, indexed, columns] = UNIQUE.exec(text) ?? [];
      const table = altered ?? indexed ?? "";
      if (made.has(table)) return [];
      if (indexed) return mayBeEmpty(indexed, columns) ? [] : [`${UNWRITABLE}: ${text}`];
      return partsOf(parts)
        .filter((part) => !mayBeEmpty(table, FOR_FILLED.exec(part)?.[1]))
        .flatMap((part) => told(PARTS, part, `${table} ${part}`))
        .concat(told(STATEMENTS, text, text));
    });
}

const told = (rules: [RegExp, string][], text: string, shown: string) =>
  rules.filter(([rule]) => rule.test(text)).map(([, why]) => `${why}: ${shown}`);

/** Columns, each with its table, that a statement adds and that are null where nobody writes them. */
function emptyColumns(text: string): string[] {
  const [, table, parts] = ALTERED.exec(text) ?? [];
  return partsOf(parts)
    .filter((part) => COLUMN.test(part) && !DEFAULT.test(part))
    .map((part) => `${table} ${COLUMN.exec(part)?.[1]}`);
}

/** The statements of a migration, each on one line, without comments and bodies of functions. */
function statements(sql: string): { text: string; isExcused: boolean }[] {
  return sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .split(";")
    .map((piece) => {
      const lines = piece.split("\n").map((line) => line.trim());
      const code = lines.filter((line) => !line.startsWith("--")).join(" ");
      const text = code.replace(/\s+/g, " ").trim();
      return { text, isExcused: lines.some((line) => EXCUSE.test(line)) };
    });
}

/** What ALTER TABLE does, one by one: commas inside of brackets part nothing. */
function partsOf(text = ""): string[] {
  const parts = [""];
  let depth = 0;
  for (const char of text) {
    depth += Number(char === "(" || char === "[") - Number(char === ")" || char === "]");
    if (char === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}
