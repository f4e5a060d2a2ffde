import { systemCheckDatabase } from "@/lib/data/health";
import { systemCountStuckRemovals } from "@/lib/data/overdue-removals";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, publicRoute } from "@/lib/http/route";
import { Problem } from "@/lib/problem";

// scripts/serve.mjs says so from the signal to end until the process is gone.
const server = globalThis as { isServerStopping?: boolean };

/**
 * Answers 200 when requests can be served, 503 while the database is away or not migrated, and as
 * soon as the process was told to end. Warnings are for an operator to look into: the log has each
 * with what to do. They do not make it unready.
 */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: publicRoute(noBody, async () => {
    if (server.isServerStopping) {
      throw new Problem("stopping", "This server finishes what it has begun. Ask another one.");
    }
    await systemCheckDatabase();
    const itemsNotRemoved = await systemCountStuckRemovals();
    return Response.json({ status: "ready", warnings: { itemsNotRemoved } });
  }),
});
