import "server-only";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { type SignedInViewer, viewerOf } from "@/lib/auth/viewer";
import { databaseProblem } from "@/lib/data/database-problem";
import { describeError, log } from "@/lib/log";
import { Problem, toProblem } from "@/lib/problem";
import { withRequestId } from "@/lib/request-id";
import { checkOrigin } from "./check-origin";
import { readJson } from "./read-body";

const BODY_LIMIT_BYTES = 16 * 1024;

type Params = Record<string, string>;

/** What Next hands over: a catch-all segment is a list, and without any segment there is nothing. */
export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
type Context<Body> = { body: Body; params: Params; request: NextRequest; requestId: string };
type Answer = Promise<Response>;
type Options = {
  /** A body may be 16 KiB, unless an endpoint says otherwise. */
  bodyLimitBytes?: number;
  /** What stands in the address: an id of ours, unless an endpoint says otherwise. */
  inAddress?: RegExp;
};

const ID = /^[a-z]{3}_\w{1,60}$/;

/** The schema of an endpoint that takes nothing: an empty object, or no body at all for a GET. */
export const noBody = z.strictObject({});

/**
 * Wraps a JSON endpoint for signed-in people: session, origin, body cap, schema and error mapping.
 * Handlers are left with the happy path, and every failure is answered as a problem document.
 */
export function route<Schema extends z.ZodType>(
  schema: Schema,
  handler: (context: Context<z.output<Schema>> & { viewer: SignedInViewer }) => Answer,
  options: Options = {},
) {
  const withViewer = (viewer: SignedInViewer, context: Context<z.output<Schema>>) =>
    handler({ ...context, viewer });
  return wrap(schema, requireViewerOf, withViewer, options);
}

/** The same for everyone, signed in or not. */
export function publicRoute<Schema extends z.ZodType>(
  schema: Schema,
  handler: (context: Context<z.output<Schema>>) => Answer,
) {
  return wrap(
    schema,
    async () => null,
    (_, context) => handler(context),
  );
}

async function requireViewerOf(request: NextRequest): Promise<SignedInViewer> {
  const viewer = await viewerOf(request);
  if (!viewer) throw new Problem("unauthenticated", "Sign in to continue.");
  return viewer;
}

function wrap<Schema extends z.ZodType, Who>(
  schema: Schema,
  identify: (request: NextRequest) => Promise<Who>,
  handler: (who: Who, context: Context<z.output<Schema>>) => Answer,
  { bodyLimitBytes = BODY_LIMIT_BYTES, inAddress = ID }: Options = {},
) {
  const answer = async (request: NextRequest, { params }: RouteContext, requestId: string) => {
    try {
      const reads = request.method === "GET" || request.method === "HEAD";
      if (!reads) checkOrigin(request);
      const who = await identify(request);
      const ids = knownShape((await params) ?? {}, inAddress);
      const body = schema.parse(reads ? {} : await readJson(request, bodyLimitBytes));
      const response = await handler(who, { body, params: ids, request, requestId });
      response.headers.set("cache-control", "no-store");
      return response;
    } catch (thrown) {
      return toErrorResponse(thrown, requestId);
    }
  };
  return (request: NextRequest, context: RouteContext): Promise<Response> => {
    const requestId = crypto.randomUUID();
    return withRequestId(requestId, () => answer(request, context, requestId));
  };
}

/** Ids out of an address, which may hold anything, a NUL that Postgres refuses among it. */
function knownShape(params: Awaited<RouteContext["params"]>, shape: RegExp): Params {
  const isKnown = (part: unknown) => typeof part === "string" && shape.test(part);
  if (Object.values(params).every(isKnown)) return params as Params;
  throw new Problem("not_found", "There is nothing at this address.");
}

/** Answers anything thrown as a problem document, and logs what only we should know of it. */
export function toErrorResponse(thrown: unknown, requestId: string): Response {
  const problem = databaseProblem(thrown) ?? toProblem(thrown);
  if (problem.code === "internal" || problem.code === "database_unavailable") {
    log().error({ requestId, error: describeError(thrown) }, "request failed");
  }
  return problem.toResponse(requestId);
}
