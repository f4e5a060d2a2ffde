import { expect, test } from "vitest";
import { writeTogether } from "@/lib/data/write-together";

/** A write that is done when the test says so, and all that was written. */
function heldWrite() {
  const batches: number[][] = [];
  const ends: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  const write = (rows: number[]) => {
    batches.push(rows);
    return new Promise<string[]>((resolve, reject) =>
      ends.push({ resolve: () => resolve(rows.map((row) => `row ${row}`)), reject }),
    );
  };
  const end = async (failure?: Error) => {
    const next = ends.shift();
    if (failure) next?.reject(failure);
    else next?.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { batches, write, end };
}

test("a row that comes alone is written at once, and those that come meanwhile together", async () => {
  const { batches, write, end } = heldWrite();
  const save = writeTogether(write, 50);

  const saved = [1, 2, 3, 4].map(save);
  await end();
  await end();

  expect(await Promise.all(saved)).toEqual(["row 1", "row 2", "row 3", "row 4"]);
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

test("no row is told as written before it is", async () => {
  const { write, end } = heldWrite();
  const save = writeTogether(write, 50);
  const told: number[] = [];
  const saved = [1, 2].map((row) => save(row).then(() => told.push(row)));

  expect(told).toEqual([]);
  await end();
  expect(told).toEqual([1]);
  await end();
  await Promise.all(saved);
  expect(told).toEqual([1, 2]);
});

test("many are written in several goes", async () => {
  const { batches, write, end } = heldWrite();
  const save = writeTogether(write, 2);

  const saved = [1, 2, 3, 4, 5].map(save);
  for (let go = 0; go < 4; go += 1) await end();
  await Promise.all(saved);

  expect(batches).toEqual([[1], [2, 3], [4, 5]]);
});

/** As the database client tells that the database cannot be reached. */
const away = () => Object.assign(new Error("away"), { code: "P1001" });

test("a database that is away fails what waits behind it too, and the next one is tried", async () => {
  const { batches, write, end } = heldWrite();
  const save = writeTogether(write, 2);
  const saved = Promise.allSettled([1, 2, 3, 4].map(save));

  await end(away());
  expect((await saved).map(({ status }) => status)).toEqual(Array(4).fill("rejected"));

  const next = save(5);
  await end();
  await next;
  expect(batches).toEqual([[1], [5]]);
});

test("a row that cannot be written fails alone", async () => {
  const write = async (rows: number[]) => {
    if (rows.includes(3)) throw new Error("no such row");
    return rows;
  };
  const save = writeTogether(write, 50);

  const saved = await Promise.allSettled([1, 2, 3, 4].map(save));

  expect(saved.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});
