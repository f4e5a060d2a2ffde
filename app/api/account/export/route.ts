import { exportAccount } from "@/lib/account/export-account";
import { recordAudit } from "@/lib/data/audit-events";
import { endpoints } from "@/lib/http/endpoints";
import { noBody, route } from "@/lib/http/route";

/** All of the signed-in person's own data, as a file. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoints({
  GET: route(noBody, async ({ viewer }) => {
    await recordAudit(viewer, { action: "account.export" });
    const day = new Date().toISOString().slice(0, 10);
    return new Response(exportAccount(viewer), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="plaid-link-reference-${day}.json"`,
      },
    });
  }),
});
