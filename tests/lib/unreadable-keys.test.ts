import { afterEach, beforeEach, expect, test } from "vitest";
import { systemFindUnreadableKeys } from "@/lib/data/access-tokens";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { userWithItem } from "@/tests/support/link";

const ring = env().TOKEN_KEYS;
// The answer is about all Items, so there must be no others. Whatever a person has goes with them.
beforeEach(() => db().user.deleteMany());
afterEach(() => {
  env().TOKEN_KEYS = ring;
});

test("the right keys leave nothing to complain of", async () => {
  await userWithItem();

  expect(await systemFindUnreadableKeys()).toEqual([]);
});

test.each([
  { name: "missing", keys: new Map([["other", Buffer.alloc(32, 1)]]) },
  { name: "another one under the same id", keys: new Map([["test", Buffer.alloc(32, 1)]]) },
])("a key that is $name is named, with how many Items need it", async ({ keys }) => {
  await userWithItem();
  await userWithItem();
  env().TOKEN_KEYS = keys;

  expect(await systemFindUnreadableKeys()).toEqual([{ keyId: "test", items: 2 }]);
});
