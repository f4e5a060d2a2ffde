import { systemCheckDatabase } from "@/lib/data/health";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, publicRoute } from "@/lib/http/route";

/** Answers 200 when requests can be served, 503 while the database is away or not migrated. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: publicRoute(noBody, async () => {
    await systemCheckDatabase();
    return Response.json({ status: "ready" });
  }),
});
