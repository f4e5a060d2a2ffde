import "server-only";

type Waiting<Row> = { row: Row; resolve: () => void; reject: (reason: unknown) => void };

/**
 * Answers a function that writes a row and resolves when it is written. While one write is under
 * way, the rows that come are gathered and are written next, together: however many come at once,
 * they take one connection, and one commit for up to `rowsMax` of them.
 *
 * When a write fails, what waits behind it fails with it: a sender who may come again is told
 * sooner that the database is away.
 */
export function writeTogether<Row>(
  write: (rows: Row[]) => Promise<void>,
  rowsMax: number,
): (row: Row) => Promise<void> {
  const waiting: Waiting<Row>[] = [];
  let isWriting = false;

  async function writeAll() {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, rowsMax);
      try {
        await write(batch.map(({ row }) => row));
        for (const { resolve } of batch) resolve();
      } catch (thrown) {
        for (const { reject } of [...batch, ...waiting.splice(0)]) reject(thrown);
      }
    }
    isWriting = false;
  }

  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      if (!isWriting) void writeAll();
    });
}
