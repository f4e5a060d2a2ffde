import "server-only";
import type { NextRequest } from "next/server";
import { Problem } from "@/lib/problem";
import type { RouteContext } from "./route";

type Handler = (request: NextRequest, context: RouteContext) => Promise<Response>;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Handlers = Partial<Record<(typeof METHODS)[number], Handler>>;

/**
 * The methods of one address. Those it does not have answer 405 as a problem document and name
 * those it has; Next alone would answer an empty 405.
 */
export function endpoints(
  handlers: Handlers,
): Record<(typeof METHODS)[number] | "OPTIONS", Handler> {
  const allow = METHODS.filter((method) => handlers[method]).join(", ");
  const refuse: Handler = async (request) => {
    const detail = allow
      ? `This address answers ${allow} only.`
      : "There is nothing at this address.";
    const problem = new Problem(allow ? "method_not_allowed" : "not_found", detail);
    const response = problem.toResponse(crypto.randomUUID());
    if (allow) response.headers.set("allow", allow);
    return request.method === "HEAD" ? new Response(null, response) : response;
  };
  const options: Handler = async () => new Response(null, { status: 204, headers: { allow } });
  const all = Object.fromEntries(METHODS.map((method) => [method, handlers[method] ?? refuse]));
  return { ...all, OPTIONS: allow ? options : refuse } as Record<
    (typeof METHODS)[number] | "OPTIONS",
    Handler
  >;
}
