import { describe, expect, test } from "vitest";
import { statementNames } from "@/lib/db/statement-names";

const DATABASE = "postgres://app@127.0.0.1:5432/app";

describe("statementNames", () => {
  test("the same statement has the same name, and another one another", () => {
    const nameOf = statementNames(DATABASE);
    const [one, two] = [nameOf({ sql: "SELECT 1" }), nameOf({ sql: "SELECT 2" })];

    expect(new Set([one, two, ""]).size).toBe(3);
    expect(nameOf({ sql: "SELECT 1" })).toBe(one);
  });

  test("a connection is asked to keep a hundred statements, and no long ones", () => {
    const nameOf = statementNames(DATABASE);
    const long = nameOf({ sql: `SELECT ${"1, ".repeat(2_000)}1` });
    const names = Array.from({ length: 150 }, (_, n) => nameOf({ sql: `SELECT ${n}` }));

    expect(long).toBe("");
    expect(new Set(names.filter((name) => name !== "")).size).toBe(100);
  });

  test("a pooler that knows no prepared statements gets none", () => {
    expect(statementNames(`${DATABASE}?pgbouncer=true`)({ sql: "SELECT 1" })).toBe("");
  });
});
