import type { PlaidApi } from "plaid";
import type { z } from "zod";
import type { PlaygroundOperation } from "@/lib/contracts/playground";

/** What no request of the playground holds: the server puts in its own keys, and other credentials it has none of. */
type Credential =
  | "client_id"
  | "secret"
  | "user_token"
  | "third_party_user_token"
  | "payment_profile_token";

/** A request of the SDK's without credentials, and with the values of its enums in place of the enums. */
export type PlainRequest<T> = T extends string
  ? Exclude<`${T}`, "null">
  : T extends readonly (infer Entry)[]
    ? PlainRequest<Entry>[]
    : T extends object
      ? { [Key in keyof T as Exclude<Key, Credential>]: PlainRequest<T[Key]> }
      : T;

/** The names and leaves of a type, whatever is optional or may be null. */
type Outline<T> = [NonNullable<T>] extends [readonly (infer Entry)[]]
  ? Outline<Entry>[]
  : [NonNullable<T>] extends [object]
    ? { [Key in keyof NonNullable<T>]-?: Outline<NonNullable<T>[Key]> }
    : NonNullable<T>;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** A request that a person may begin with. A reference in it is empty until they have chosen. */
export type Preset = { name: string; about: string; request: Record<string, unknown> };

/** The SDK's function for an operation. */
type SdkMethod = Extract<keyof PlaidApi, string>;

/** One operation of Plaid's, as the playground knows it. */
export type Operation = {
  name: PlaygroundOperation;
  /** Plaid's path. */
  path: `/${string}`;
  title: string;
  /** A sentence. */
  about: string;
  sdkMethod: SdkMethod;
  docsUrl: string;
  schema: z.ZodObject;
  presets: readonly [Preset, ...Preset[]];
};

/**
 * Declares an operation whose schema takes what the SDK's request type has: every field, nested ones
 * too, every value of an enum, and nothing else. Does not compile when the SDK has moved on.
 */
export const operation =
  <Request extends object>() =>
  <Schema extends z.ZodObject>(
    declared: Omit<Operation, "schema"> & {
      schema: Schema &
        (z.output<Schema> extends PlainRequest<Request>
          ? Same<Outline<z.output<Schema>>, Outline<PlainRequest<Request>>> extends true
            ? unknown
            : ["a field or a value is missing", Outline<PlainRequest<Request>>]
          : ["not a request of the SDK's", PlainRequest<Request>]);
    },
  ): Operation & { schema: Schema } =>
    declared;
