import { onTestFinished } from "vitest";
import { env } from "@/lib/env";

const held = globalThis as unknown as { db?: unknown; jobsBoss?: unknown };

/** Has this process, and what it starts, use another database until the test is over. */
export function connectTo(url: string): void {
  const before = { db: held.db, jobsBoss: held.jobsBoss, url: env().DATABASE_URL };
  const use = (now: typeof before) => {
    held.db = now.db;
    held.jobsBoss = now.jobsBoss;
    env().DATABASE_URL = now.url;
    process.env.DATABASE_URL = now.url;
  };
  use({ db: undefined, jobsBoss: undefined, url });
  onTestFinished(() => use(before));
}
