import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** How many rows each kind has; those of access begin at 0. */
const upTo: Record<string, number> = {
  "S-UNA": 2,
  "S-NX": 2,
  "S-CSRF": 6,
  "S-SES": 10,
  "S-AUTH": 9,
  "S-LINK": 13,
  "S-WH": 13,
  "S-ENC": 6,
  "S-LEAK": 4,
  "S-HDR": 3,
  "S-XSS": 1,
  "S-RED": 2,
  "S-FUZZ": 2,
  "S-LIM": 2,
  "S-SSRF": 1,
  "S-DEP": 1,
  "S-EMU": 2,
  R: 21,
};

const expected = Object.entries(upTo).flatMap(([kind, count]) =>
  Array.from({ length: count }, (_, index) => `${kind}-${index + 1}`),
);
for (let row = 0; row <= 7; row += 1) expected.push(`S-IDOR-${row}`);
expected.push("S-CORS");

const rows = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .filter((line) => /^\| (S-|R-)/.test(line))
  .map((line) => {
    const [id = "", promise = "", state = "", heldBy = ""] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    return { id, promise, state, heldBy };
  });

/** `file` and what stands in quotes after it, up to the next one. */
function namedTests(heldBy: string): { file: string; names: string[] }[] {
  return heldBy
    .split(/(?=`\w[\w./-]+`)/)
    .map((part) => ({
      file: /^`(\w[\w./-]+)`/.exec(part)?.[1] ?? "",
      names: [...part.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name),
    }))
    .filter(({ file }) => file.includes("/"));
}

/** Whether a file has a test, or a group of tests, of that name. */
const hasTest = (text: string, name: string) =>
  [`"${name}"`, `\`${name}\``].some((quoted) => text.includes(quoted));

/** The names of tests, and of groups of tests, that begin with rows and a colon. */
const titles = (text: string) =>
  [...text.matchAll(/(["`])((?:S-[A-Z]+|R)(?:-\d+)?(?:, [A-Z]+-[A-Z\d-]+)*: (?:(?!\1).)*)\1/g)].map(
    ([, , name = ""]) => name,
  );

const idsOf = (name: string) => name.slice(0, name.indexOf(":")).split(", ");

describe("docs/security.md", () => {
  test("has every row once, each with a promise and how it stands", () => {
    expect(rows.map(({ id }) => id).sort()).toEqual(expected.sort());
    for (const { id, promise, state } of rows) {
      expect(promise, id).not.toBe("");
      expect(["Yes", "Partly", "Otherwise", "Not yet"], id).toContain(state);
    }
  });

  test("names files and tests that exist", () => {
    const lost = rows.flatMap(({ id, heldBy }) =>
      namedTests(heldBy).flatMap(({ file, names }) => {
        if (!existsSync(file)) return [`${id}: ${file}`];
        const text = readFileSync(file, "utf8");
        return names
          .filter((name) => !hasTest(text, name))
          .map((name) => `${id}: ${file} "${name}"`);
      }),
    );

    expect(lost).toEqual([]);
  });

  test("names tests that say which rows they hold, and every test that says so", () => {
    const named = rows.flatMap(({ id, heldBy }) =>
      namedTests(heldBy).flatMap(({ file, names }) =>
        names.map((name) => `${id}: ${file} "${name}"`),
      ),
    );
    const saying = readdirSync("tests", { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) =>
        titles(readFileSync(`tests/${file}`, "utf8")).map((name) => ({ file, name })),
      )
      .flatMap(({ file, name }) => idsOf(name).map((id) => `${id}: tests/${file} "${name}"`));

    expect(new Set(saying)).toEqual(new Set(named.filter((each) => each.includes(": tests/"))));
  });

  test("says yes only where a test is named, and why where it does not", () => {
    for (const { id, state, heldBy } of rows) {
      const tests = namedTests(heldBy).filter(
        ({ file, names }) => file.startsWith("tests/") && names.length > 0,
      );
      if (state === "Yes") expect(tests, id).not.toEqual([]);
      else expect(heldBy, id).not.toBe("");
    }
  });
});
