import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { getLinkSession } from "@/lib/data/link-sessions";
import { getPlaidAccountId, getPlaidItemId } from "@/lib/data/plaid-ids";
import { withAccessToken } from "@/lib/items/access-token";
import { withPlaidUser } from "@/lib/link/plaid-user";
import { type FoundReference, mapReferences } from "@/lib/playground/map-references";
import { idOfReference } from "@/lib/playground/reference";
import { withProcessorToken } from "@/lib/processors/processor-token";
import { configured } from "./configured";

/** A request in which something of the viewer's stands by reference, and the schema that tells where. */
export type Asked = {
  schema: z.ZodObject;
  request: Record<string, unknown>;
  /** Ours: the Link session that is being started or asked about. */
  linkSessionId?: string;
};

type Replaced = Map<string, string>;

/**
 * Runs a call with a request in which everything stands that was named by reference. Tokens are opened
 * for this call only. All references are looked up before anything is sent.
 *
 * @throws Problem `not_found` for what is not the viewer's; `not_configured` for what this server
 *   does not have; what opening a token gives; what `call` throws.
 */
export async function withReferences<Answer>(
  viewer: Viewer,
  { schema, request, linkSessionId = "" }: Asked,
  call: (request: unknown) => Promise<Answer>,
): Promise<Answer> {
  const found = referencesIn(schema, request);
  const values: Replaced = new Map();
  const tokens: FoundReference[] = [];
  for (const reference of found) {
    const value = await plainValue(viewer, reference, linkSessionId);
    if (value === null) tokens.push(reference);
    else values.set(keyOf(reference), value);
  }
  const put = () =>
    call(mapReferences(schema, request, (reference) => values.get(keyOf(reference))));
  const opened = tokens.reduceRight<() => Promise<Answer>>(
    (next, reference) => () =>
      withSecret(viewer, reference, linkSessionId, (secret) => {
        values.set(keyOf(reference), secret);
        return next();
      }),
    put,
  );
  return opened();
}

/** The references of a request, each once. */
function referencesIn(schema: z.ZodObject, request: Record<string, unknown>): FoundReference[] {
  const found = new Map<string, FoundReference>();
  mapReferences(schema, request, (reference) => {
    found.set(keyOf(reference), reference);
    return reference.value;
  });
  return [...found.values()];
}

const keyOf = ({ standsFor, value }: FoundReference) => `${standsFor} ${value}`;

/** What can be looked up beforehand; null for what has to be opened for the call. */
async function plainValue(
  viewer: Viewer,
  { standsFor, value }: FoundReference,
  linkSessionId: string,
): Promise<string | null> {
  const id = idOfReference(value);
  switch (standsFor) {
    case "client_user_id":
      return viewer.id;
    case "account_id":
      return getPlaidAccountId(viewer, id);
    case "item_id":
      return getPlaidItemId(viewer, id);
    case "access_token":
      // Also asked for here, so that of several the last is known to be there before the first is opened.
      await getPlaidItemId(viewer, id);
      return null;
    case "link_token":
      return (await getLinkSession(viewer, id)).linkToken;
    case "processor_token":
    case "user_id":
      return null;
    case "public_token":
      throw new Error("A public token is spent by makeItem, which claims it first.");
    default:
      return configured(standsFor, linkSessionId);
  }
}

function withSecret<Answer>(
  viewer: Viewer,
  { standsFor, value }: FoundReference,
  linkSessionId: string,
  call: (secret: string) => Promise<Answer>,
): Promise<Answer> {
  const id = idOfReference(value);
  if (standsFor === "access_token") return withAccessToken(viewer, id, call);
  if (standsFor === "processor_token") return withProcessorToken(viewer, id, call);
  return withPlaidUser(viewer, linkSessionId, call);
}
