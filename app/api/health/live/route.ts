import { endpoints } from "@/lib/http/endpoints";
import { noBody, publicRoute } from "@/lib/http/route";

/** Answers as long as the process does. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: publicRoute(noBody, async () => Response.json({ status: "live" })),
});
