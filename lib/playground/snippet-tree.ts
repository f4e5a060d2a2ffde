import { z } from "zod";
import type { PlaygroundOperation } from "@/lib/contracts/playground";
import { unwrapped } from "./describe-fields";
import { fieldNotes } from "./field-notes";
import type { StandsFor } from "./reference";

/** Which of Plaid's environments a snippet calls. */
export type SnippetEnvironment = "sandbox" | "production";

/** A request as a snippet writes it: `variable` is read from the environment, `member` is one of an enum of the SDK's. */
export type SnippetNode =
  | { kind: "value"; value: string | number | boolean | null }
  | { kind: "variable"; name: string }
  | { kind: "member"; sdkEnum: string; value: string }
  | { kind: "list"; entries: SnippetNode[] }
  | { kind: "object"; fields: [key: string, node: SnippetNode][] };

/** The environment variable that stands for what our server puts in. */
const VARIABLES: Record<StandsFor, string> = {
  access_token: "PLAID_ACCESS_TOKEN",
  item_id: "PLAID_ITEM_ID",
  account_id: "PLAID_ACCOUNT_ID",
  processor_token: "PLAID_PROCESSOR_TOKEN",
  link_token: "PLAID_LINK_TOKEN",
  public_token: "PLAID_PUBLIC_TOKEN",
  webhook: "PLAID_WEBHOOK_URL",
  redirect_uri: "PLAID_REDIRECT_URI",
  completion_redirect_uri: "PLAID_COMPLETION_REDIRECT_URI",
  layer_template_id: "PLAID_LAYER_TEMPLATE_ID",
  client_user_id: "CLIENT_USER_ID",
  user_id: "PLAID_USER_ID",
};

/** What a snippet is made from: an operation, and the request as it is so far, checked or not. */
export type SnippetSource = {
  operation: { name: PlaygroundOperation; path: string; sdkMethod: string; schema: z.ZodObject };
  request: Record<string, unknown>;
  environment: SnippetEnvironment;
};

/** The tree of a request, with the variables in it in the order of their appearance. */
export function snippetTree({ operation, request }: SnippetSource): {
  tree: SnippetNode;
  variables: string[];
} {
  const variables = new Map<string, string>();
  const counts = new Map<StandsFor, number>();
  /** The same reference is the same variable; another one of its kind gets a number. */
  const variableOf = (standsFor: StandsFor, value: string) => {
    const key = `${standsFor} ${value}`;
    const known = variables.get(key);
    if (known) return known;
    const count = (counts.get(standsFor) ?? 0) + 1;
    counts.set(standsFor, count);
    const name = count === 1 ? VARIABLES[standsFor] : `${VARIABLES[standsFor]}_${count}`;
    variables.set(key, name);
    return name;
  };
  const tree = nodeOf(operation.schema, request, variableOf);
  return { tree, variables: [...variables.values()] };
}

type VariableOf = (standsFor: StandsFor, value: string) => string;

function nodeOf(
  schema: z.core.$ZodType | undefined,
  value: unknown,
  variableOf: VariableOf,
): SnippetNode {
  const inner = schema && unwrapped(schema);
  const notes = inner && fieldNotes.get(inner);
  if (notes?.reference && typeof value === "string") {
    return { kind: "variable", name: variableOf(notes.reference.standsFor, value) };
  }
  if (notes?.sdkEnum && typeof value === "string" && notes.choices?.includes(value)) {
    return { kind: "member", sdkEnum: notes.sdkEnum, value };
  }
  if (Array.isArray(value)) {
    // The choices of a list are noted on the list.
    const entry = notes?.kind === "choices" ? inner : inner instanceof z.ZodArray && inner.element;
    return {
      kind: "list",
      entries: value.map((one) => nodeOf(entry || undefined, one, variableOf)),
    };
  }
  if (typeof value === "object" && value !== null) {
    const shape: z.core.$ZodShape = inner instanceof z.ZodObject ? inner.shape : {};
    // A name that every object knows, such as `constructor`, is no field.
    const schemaOf = (key: string) => (Object.hasOwn(shape, key) ? shape[key] : undefined);
    return {
      kind: "object",
      fields: Object.entries(value)
        .filter(([, field]) => field !== undefined)
        .map(([key, field]) => [key, nodeOf(schemaOf(key), field, variableOf)]),
    };
  }
  const isPlain = ["string", "number", "boolean"].includes(typeof value);
  return { kind: "value", value: isPlain ? (value as string | number | boolean) : null };
}
