import { z } from "zod";
import type { Caller } from "./keys";
import type { State } from "./state/state";
import type { Wire } from "./wire";

/** What an endpoint works with. */
export type Context = {
  state: State;
  /** The moment of the call, in milliseconds. */
  now: number;
  /** Who calls, and by which address of the emulator. */
  caller: Caller;
  origin: string;
};

/** The fields of one of the SDK's requests, each with a schema of the SDK's own type: none forgotten, none invented. */
export type RequestFields<Request> = {
  [Field in keyof Required<Omit<Request, "client_id" | "secret">>]: z.ZodType<Wire<Request[Field]>>;
};

/** One of the SDK's responses, less the request id that every answer gets. */
export type Answer<Response> = Wire<Omit<Response, "request_id">>;

/** One operation of the API: what it accepts, from whom, and what it does with it. */
export type Endpoint = {
  schema: z.ZodObject;
  callers: readonly Caller[];
  /** Whether it answers without keys. */
  isPublic: boolean;
  handle(body: unknown, context: Context): object;
};

/**
 * Defines an operation. Its handler gets a body that has been checked as strictly as Plaid checks
 * it; it answers synchronously, so that a call is one step in the state or none.
 *
 * @param options.callers whose keys it takes; the app's alone if nothing is said
 * @param options.isPublic whether it answers whoever has no keys too
 */
export function endpoint<Fields extends z.ZodRawShape>(
  fields: Fields,
  handle: (body: z.output<z.ZodObject<Fields>>, context: Context) => object,
  {
    callers = ["client"],
    isPublic = false,
  }: { callers?: readonly Caller[]; isPublic?: boolean } = {},
): Endpoint {
  const schema = z.strictObject({
    client_id: z.string().optional(),
    secret: z.string().optional(),
    ...fields,
  });
  return {
    schema,
    callers,
    isPublic,
    handle: (body, context) => handle(body as z.output<z.ZodObject<Fields>>, context),
  };
}
