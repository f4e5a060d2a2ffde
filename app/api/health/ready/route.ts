import { systemCheckDatabase } from "@/lib/data/health";
import { noBody, publicRoute } from "@/lib/http/route";

/** Answers 200 when requests can be served, 503 while the database is away or not migrated. */
export const GET = publicRoute(noBody, async () => {
  await systemCheckDatabase();
  return Response.json({ status: "ready" });
});
