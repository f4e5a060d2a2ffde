import "server-only";
import { env } from "@/lib/env";
import { Problem } from "@/lib/problem";

/**
 * Refuses a request that another site made a browser send. `Sec-Fetch-Site` decides where the
 * browser tells it, else `Origin`, which is compared with APP_URL and never with the Host header,
 * because the caller chooses that one. A request with neither comes from no browser of ours.
 *
 * @throws Problem `forbidden_origin`
 */
export function checkOrigin(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const ours = origin === null || origin === env().APP_URL;
  if (ours && (site === "same-origin" || (site === null && origin !== null))) return;
  throw new Problem(
    "forbidden_origin",
    `This request did not come from this app. Open the app at ${env().APP_URL} and try again.`,
  );
}
