import "server-only";
import type { Prisma } from "@/lib/db/generated/client";

type Jobs = {
  "item.read": { userId: string; itemId: string };
  "session.poll": { userId: string; sessionId: string };
};

export async function enqueue<Name extends keyof Jobs>(
  _name: Name,
  _data: Jobs[Name],
  _options: { afterMs?: number; singletonKey?: string; tx?: Prisma.TransactionClient } = {},
): Promise<void> {}
