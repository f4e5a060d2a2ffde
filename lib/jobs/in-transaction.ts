import "server-only";
import type { Prisma } from "@/lib/db/generated/client";

/** Has pg-boss's statements run in a transaction of Prisma's. */
export const inTransaction = (tx: Prisma.TransactionClient) => ({
  async executeSql(text: string, values: unknown[]) {
    const parameters = values.map((value) =>
      typeof value === "object" && value !== null ? JSON.stringify(value) : value,
    );
    const rows = await tx.$queryRawUnsafe<object[]>(text, ...parameters);
    return { rows };
  },
});
