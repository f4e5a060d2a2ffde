import { PlaidFailure } from "../plaid-failure";
import { sortedJson } from "../sorted-json";
import { ids } from "../state/ids";
import { ConnectionReset } from "./connection-reset";
import type { Fault } from "./fault";

const html = "<html><body><h1>502 Bad Gateway</h1></body></html>";

/** The answer a fault puts in place of the real one; null where it only delays. Throws to cut the connection. */
export function faultyResponse(fault: Fault): Response | null {
  const { errorCode, status, location, reset, garbage } = fault;
  if (reset) throw new ConnectionReset();
  if (garbage) {
    return new Response(html, { status: status ?? 502, headers: { "content-type": "text/html" } });
  }
  if (errorCode) {
    const failure = new PlaidFailure(errorCode);
    return new Response(sortedJson({ ...failure.body, request_id: ids.request() }), {
      status: status ?? failure.status,
      headers: { "content-type": "application/json" },
    });
  }
  if (location) return new Response(null, { status: status ?? 302, headers: { location } });
  return status ? new Response(null, { status }) : null;
}
