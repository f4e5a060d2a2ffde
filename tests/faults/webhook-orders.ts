import { afterAll, expect, test } from "vitest";
import { itemsToTellOf, stateAfter, webhooksOn } from "@/tests/support/shuffled-webhooks";
import { startSigningPlaid } from "@/tests/support/signing-plaid";

const WEBHOOKS = 700;
const DUPLICATES = 300;
/** What the end of every other order is held against. */
const FIRST = 1;

/** Has the same webhooks come in the orders of some seeds. Two files share the seeds, for two workers. */
export async function testOrders(seeds: number[]) {
  const plaid = await startSigningPlaid();
  afterAll(() => plaid.close());

  test(`R-4: ${WEBHOOKS + DUPLICATES} deliveries, ${DUPLICATES} of them repeated, come to the same end in any order`, async () => {
    const items = await itemsToTellOf(plaid);
    const said = await webhooksOn(items, WEBHOOKS);

    const first = await stateAfter(plaid, items, said, { seed: FIRST, duplicates: DUPLICATES });
    for (const seed of seeds) {
      const end = await stateAfter(plaid, items, said, { seed, duplicates: DUPLICATES });
      expect(end, `seed ${seed}`).toBe(first);
    }
  }, 3_000_000);
}
