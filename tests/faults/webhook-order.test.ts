import { afterAll, expect, test } from "vitest";
import { itemsToTellOf, stateAfter, webhooksOn } from "@/tests/support/shuffled-webhooks";
import { startSigningPlaid } from "@/tests/support/signing-plaid";

const SEEDS = 20;
const WEBHOOKS = 700;
const DUPLICATES = 300;

const plaid = await startSigningPlaid();
afterAll(() => plaid.close());

test(`${WEBHOOKS + DUPLICATES} deliveries, ${DUPLICATES} of them repeated, come to the same end in ${SEEDS} orders`, async () => {
  const items = await itemsToTellOf(plaid);
  const said = await webhooksOn(items, WEBHOOKS);

  const first = await stateAfter(plaid, items, said, { seed: 1, duplicates: DUPLICATES });
  for (let seed = 2; seed <= SEEDS; seed += 1) {
    const end = await stateAfter(plaid, items, said, { seed, duplicates: DUPLICATES });
    expect(end, `seed ${seed}`).toBe(first);
  }
}, 3_000_000);
