import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { PlaidCallRecord } from "@/lib/plaid/recorder";
import { newId } from "./new-id";

/** Stores records of calls to Plaid in one statement. */
export async function systemSavePlaidCalls(records: PlaidCallRecord[]): Promise<void> {
  await db().plaidCall.createMany({
    data: records.map(({ request, response, linkSessionId, ...record }) => ({
      ...record,
      id: newId("plaidCall"),
      linkSessionId: linkSessionId ?? null,
      request: json(request),
      response: json(response),
    })),
  });
}

const json = (value: unknown) =>
  value === null || value === undefined ? Prisma.DbNull : (value as Prisma.InputJsonValue);
