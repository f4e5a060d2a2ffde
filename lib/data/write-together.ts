import "server-only";
import { databaseProblem } from "./database-problem";

type Waiting<Row, Answer> = {
  row: Row;
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
};

/**
 * Answers a function that writes a row and resolves, with what `write` answers for it, when it is
 * written. While one write is under way, the rows that come are gathered and are written next,
 * together: however many come at once, they take one connection, and one commit for up to `rowsMax`.
 *
 * Where one of them cannot be written, each is written by itself, and the others are. When the
 * database is away, what waits behind fails as well: a sender who may come again is told sooner.
 */
export function writeTogether<Row, Answer>(
  write: (rows: Row[]) => Promise<Answer[]>,
  rowsMax: number,
): (row: Row) => Promise<Answer> {
  const waiting: Waiting<Row, Answer>[] = [];
  let isWriting = false;

  async function writeAll() {
    isWriting = true;
    while (waiting.length > 0) await writeBatch(waiting.splice(0, rowsMax));
    isWriting = false;
  }

  async function writeBatch(batch: Waiting<Row, Answer>[]): Promise<void> {
    try {
      const answers = await write(batch.map(({ row }) => row));
      batch.forEach(({ resolve }, index) => {
        resolve(answers[index] as Answer);
      });
    } catch (thrown) {
      const isAway = databaseProblem(thrown) !== undefined;
      if (batch.length > 1 && !isAway) {
        for (const one of batch) await writeBatch([one]);
        return;
      }
      const lost = isAway ? [...batch, ...waiting.splice(0)] : batch;
      for (const { reject } of lost) reject(thrown);
    }
  }

  return (row) =>
    new Promise((resolve, reject) => {
      waiting.push({ row, resolve, reject });
      if (!isWriting) void writeAll();
    });
}
