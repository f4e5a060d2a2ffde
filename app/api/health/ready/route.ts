import { systemCheckDatabase } from "@/lib/data/health";
import { systemCountStuckRemovals } from "@/lib/data/overdue-removals";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, publicRoute } from "@/lib/http/route";

/**
 * Answers 200 when requests can be served, 503 while the database is away or not migrated. Warnings
 * are for an operator to look into: the log has each with what to do. They do not make it unready.
 */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: publicRoute(noBody, async () => {
    await systemCheckDatabase();
    const itemsNotRemoved = await systemCountStuckRemovals();
    return Response.json({ status: "ready", warnings: { itemsNotRemoved } });
  }),
});
