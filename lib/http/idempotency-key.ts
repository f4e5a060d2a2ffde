import "server-only";
import { Problem } from "@/lib/problem";

/**
 * What the sender of a request calls the one press that it comes from.
 *
 * @throws Problem `invalid_request` unless it is 8 to 100 letters, digits, dashes or underscores.
 */
export function readIdempotencyKey(request: Request): string {
  const key = request.headers.get("idempotency-key") ?? "";
  if (/^[\w-]{8,100}$/.test(key)) return key;
  const message = "must be 8 to 100 letters, digits, dashes or underscores";
  throw new Problem("invalid_request", `The header Idempotency-Key ${message}.`, {
    fields: { "idempotency-key": message },
  });
}
