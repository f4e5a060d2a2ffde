import { afterEach, beforeEach, expect, test } from "vitest";
import { systemCheckSeals } from "@/lib/data/sealed-columns";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { userOfHostedLink, userWithItem } from "@/tests/support/link";
import { statementsOf } from "@/tests/support/statements";

const ring = env().TOKEN_KEYS;
// The answer is about all that is stored, so there must be nothing else.
beforeEach(async () => {
  await db().webhookEvent.deleteMany();
  await db().user.deleteMany();
});
afterEach(() => {
  env().TOKEN_KEYS = ring;
});

test("S-ENC-5: the right keys are known, by one query", async () => {
  await userWithItem();

  const statements = await statementsOf(async () => {
    expect(await systemCheckSeals()).toEqual([{ keyId: "test", rows: 2, isKnown: true }]);
  });

  expect(statements).toHaveLength(1);
});

test.each([
  { name: "missing", keys: new Map([["other", Buffer.alloc(32, 1)]]) },
  { name: "another one under the same id", keys: new Map([["test", Buffer.alloc(32, 1)]]) },
])("S-ENC-5, R-20: a key that is $name is named, with how much it sealed", async ({ keys }) => {
  await userWithItem();
  await userOfHostedLink();
  env().TOKEN_KEYS = keys;

  expect(await systemCheckSeals()).toEqual([{ keyId: "test", rows: 4, isKnown: false }]);
});

test("a damaged value says nothing of its key, as long as another one opens", async () => {
  const { itemId } = await userWithItem();
  await db().item.update({ where: { id: itemId }, data: { accessToken: "v1.test.a.b.c" } });

  expect(await systemCheckSeals()).toEqual([{ keyId: "test", rows: 2, isKnown: true }]);
});
