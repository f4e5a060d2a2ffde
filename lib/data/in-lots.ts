import "server-only";

/** So many rows go at a time, that no statement takes long. */
const AT_ONCE = 5_000;

/**
 * Erases rows, as many as a statement may at a time, until none is left. Safe to begin again after a crash.
 *
 * The statement names the rows by `"id" = ANY(ARRAY(SELECT …))`, which is looked up once. For `IN`, a
 * database that does not know yet how many rows there are may look through all of them for each.
 */
export async function eraseInLots(erase: (atOnce: number) => Promise<number>): Promise<void> {
  let erased: number;
  do erased = await erase(AT_ONCE);
  while (erased === AT_ONCE);
}
