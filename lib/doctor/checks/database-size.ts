import "server-only";
import { systemDescribeDatabase, systemEstimateRows } from "@/lib/data/database-report";
import { type Check, ok } from "../check";

/** How large the database is, and about how many rows it has. There is no size that would be wrong. */
export const databaseSize: Check = {
  id: "database-size",
  group: "Database",
  title: "Size",
  async examine() {
    const [{ sizeBytes }, tables] = await Promise.all([
      systemDescribeDatabase(),
      systemEstimateRows(),
    ]);
    return ok(
      `The database takes ${inMegabytes(sizeBytes)}.`,
      tables.map(({ table, rows }) => ({
        label: table,
        value: rows === null ? "not counted yet" : `about ${rows.toLocaleString("en")} rows`,
      })),
    );
  },
};

const inMegabytes = (bytes: number) =>
  `${(bytes / 1024 ** 2).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
