import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { breakingChanges } from "./breaking-changes";

const FOLDER = "prisma/migrations";

/** The last migration of before the first release. There is no version to break by those up to here… */
const BEFORE_RELEASES = "20261125141500_audit_retention";

/** …as these would. */
const HISTORY = [
  "20261124190540_link_modes lets a value be read that is not known: ALTER TYPE \"ExchangeState\" ADD VALUE 'DUPLICATE'",
  '20261124190540_link_modes takes away what a write relies on to find a row twice: DROP INDEX "LinkEvent_linkSessionId_plaidEventId_key"',
  '20261124190540_link_modes takes a column away: "LinkEvent" DROP COLUMN "plaidEventId"',
  '20261124190540_link_modes wants a value that nobody writes: "LinkEvent" ADD COLUMN "key" TEXT NOT NULL',
  '20261124221900_item_removal lets a null be read: "ProcessorToken" ALTER COLUMN "itemId" DROP NOT NULL',
  '20261124221900_item_removal lets a null be read: "ProcessorToken" ALTER COLUMN "accountId" DROP NOT NULL',
  '20261124221900_item_removal lets a null be read: "ProcessorToken" ALTER COLUMN "token" DROP NOT NULL',
  '20261124221900_item_removal refuses rows that may be written: "ProcessorToken" ADD CONSTRAINT "ProcessorToken_itemId_userId_fkey" FOREIGN KEY ("itemId", "userId") REFERENCES "Item"("id", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION',
  '20261124221900_item_removal refuses rows that may be written: "ProcessorToken" ADD CONSTRAINT "ProcessorToken_accountId_itemId_userId_fkey" FOREIGN KEY ("accountId", "itemId", "userId") REFERENCES "Account"("id", "itemId", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION',
];

const all = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const sqlOf = (name: string) => readFileSync(path.join(FOLDER, name, "migration.sql"), "utf8");

describe("migrations", () => {
  test("R-19: since the first release, none breaks the version before it, which runs beside it for a while", () => {
    expect(all).toContain(BEFORE_RELEASES);
    const since = all.filter((name) => name > BEFORE_RELEASES);

    const broken = since.flatMap((name) =>
      breakingChanges(sqlOf(name)).map((change) => `${name} ${change}`),
    );

    expect(broken).toEqual([]);
  });

  test("R-19: of those before it, these would have", () => {
    const found = all
      .filter((name) => name <= BEFORE_RELEASES)
      .flatMap((name) => breakingChanges(sqlOf(name)).map((change) => `${name} ${change}`));

    expect(found).toEqual(HISTORY);
  });
});

describe("R-19: a migration", () => {
  test.each([
    'DROP TABLE "Item";',
    'DROP TYPE "ItemState";',
    'DROP INDEX "Item_plaidItemId_key";',
    'ALTER TABLE "Item" RENAME TO "Bank";',
    'ALTER TABLE "Item" RENAME COLUMN "state" TO "status";',
    'ALTER TABLE "Item" ADD COLUMN "a" TEXT,\n  DROP COLUMN "state";',
    'ALTER TABLE "Item" ALTER COLUMN "state" SET NOT NULL;',
    'ALTER TABLE "Item" ALTER COLUMN "state" DROP NOT NULL;',
    'ALTER TABLE "Item" ALTER COLUMN "state" DROP DEFAULT;',
    'ALTER TABLE "Item" ALTER COLUMN "state" SET DATA TYPE INTEGER;',
    'ALTER TABLE "Item" ALTER COLUMN "state" TYPE INTEGER;',
    'ALTER TABLE "Item" ADD COLUMN "state" TEXT NOT NULL;',
    'ALTER TABLE "Item" ADD CONSTRAINT "positive" CHECK ("n" > 0);',
    'CREATE UNIQUE INDEX "Item_n_key" ON "Item"("n");',
    "ALTER TYPE \"ItemState\" ADD VALUE 'GONE';",
    'ALTER TABLE "A" ADD COLUMN "b" INT DEFAULT 0;\nCREATE UNIQUE INDEX "A_b_key" ON "A"("b");',
    'CREATE TABLE "A" ("id" TEXT);\nALTER TABLE "B" DROP COLUMN "id";',
    'TRUNCATE "Item";',
  ])("is refused with %s", (sql) => {
    expect(breakingChanges(sql)).toHaveLength(1);
  });

  test.each([
    'ALTER TABLE "Item" ADD COLUMN "a" TEXT, ADD COLUMN "b" DECIMAL(28,10) NOT NULL DEFAULT 0;',
    'ALTER TABLE "Item" DROP CONSTRAINT "Item_userId_fkey";',
    'ALTER TABLE "A" ADD COLUMN "b" TEXT;\nCREATE UNIQUE INDEX "A_b_key" ON "A"("b");',
    'ALTER TABLE "A" ADD COLUMN "b" TEXT;\nALTER TABLE "A" ADD CONSTRAINT "f" FOREIGN KEY ("b", "c") REFERENCES "B"("b", "c");',
    'CREATE TABLE "A" ("id" TEXT NOT NULL);\nCREATE UNIQUE INDEX "A_id_key" ON "A"("id");\nALTER TABLE "A" ADD CONSTRAINT "c" CHECK (true);',
    'CREATE INDEX "Item_a_idx" ON "Item"("a");\nDROP INDEX "Item_b_idx";',
    "SELECT pgboss.create_queue('a', '{}');",
    "CREATE FUNCTION f() RETURNS VOID AS $$ BEGIN DROP TABLE a; END; $$ LANGUAGE plpgsql;",
    '-- DROP TABLE "Item";\nCREATE TYPE "T" AS ENUM (\'A\');',
    '-- works with the version before: nothing has read it since 1.4\nALTER TABLE "Item" DROP COLUMN "a";',
  ])("may have %s", (sql) => {
    expect(breakingChanges(sql)).toEqual([]);
  });
});
