import fc from "fast-check";
import type { ItemGetRequest, ProcessorTokenCreateRequest } from "plaid";
import * as plaid from "plaid";
import { describe, expect, test } from "vitest";
import { playgroundOperations } from "@/lib/contracts/playground";
import { checkRequest } from "@/lib/playground/check-request";
import { describeFields, type Field } from "@/lib/playground/describe-fields";
import { choice, group, text } from "@/lib/playground/fields";
import { loadOperation } from "@/lib/playground/load-operation";
import { mapReferences } from "@/lib/playground/map-references";
import { operation } from "@/lib/playground/operation";
import { operations } from "@/lib/playground/operations";
import { linkTokenCreate } from "@/lib/playground/operations/link-token-create";
import { referenceFormats } from "@/lib/playground/reference";
import { accessToken } from "@/lib/playground/shared-fields";
import { arbitraryRequest } from "@/tests/support/arbitrary-request";

const every = (fields: Field[]): Field[] =>
  fields.flatMap((field) => [field, ...every(field.children)]);

const sdk: Record<string, unknown> = { ...plaid };

describe.each(playgroundOperations)("the operation %s", (name) => {
  const { schema, sdkMethod, path, presets, docsUrl } = operations[name];
  const fields = every(describeFields(schema));

  test("is the same when it is loaded alone", async () => {
    expect(await loadOperation(name)).toBe(operations[name]);
    expect(operations[name].name).toBe(name);
  });

  test("calls the path that the SDK's function calls", async () => {
    const called: string[] = [];
    const request = async ({ url = "" }: { url?: string }) => {
      called.push(url);
      return { data: {} };
    };
    const noting = { request, defaults: {} } as unknown as ConstructorParameters<
      typeof plaid.PlaidApi
    >[2];
    const client = new plaid.PlaidApi(new plaid.Configuration(), "https://plaid.test", noting);

    await (client[sdkMethod] as (request: object) => Promise<unknown>).call(client, {});

    expect(called).toEqual([`https://plaid.test${path}`]);
    expect(docsUrl).toMatch(/^https:\/\/plaid\.com\/docs\/[\w/-]+#\w+$/);
  });

  test("offers the values that the SDK's enum has, all of them", () => {
    for (const { path: at, sdkEnum, choices } of fields) {
      if (!sdkEnum) continue;
      const values = Object.values(sdk[sdkEnum] ?? {}).filter((value) => value !== "ENUM_UNKNOWN");
      expect([...(choices ?? [])].sort(), `${at}: ${sdkEnum}`).toEqual(
        values.filter((value) => value !== "null").sort(),
      );
    }
  });

  test("says of each field what it is for, and of a group its required ones first", () => {
    for (const { path: at, help, children } of fields) {
      expect(help, at).toMatch(/^[A-Z].*[.:]$/);
      const required = children.map((child) => child.required);
      expect(required, at).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
    }
    expect(fields.some(({ key }) => ["client_id", "secret"].includes(key))).toBe(false);
  });

  test("has presets that may be sent once their references are chosen", () => {
    for (const preset of presets) {
      const chosen = mapReferences(schema, preset.request, ({ kind, value }) =>
        value === "" ? sample(kind) : value,
      );
      expect(checkRequest(operations[name], chosen), preset.name).toEqual({});
    }
  });

  test("takes no address and no token in any text of any request", () => {
    fc.assert(
      fc.property(
        arbitraryRequest(operations[name]),
        fc.nat(),
        fc.constantFrom(
          "see https://evil.test",
          "file://etc",
          "public-sandbox-3f0a1b2c-0000-4000-8000-000000000000",
          "btok_123456789",
        ),
        (request, at, secret) => {
          const texts = countTexts(request);
          fc.pre(texts > 0);
          const spoilt = replaceText(request, at % texts, secret);

          expect(checkRequest(operations[name], spoilt)).not.toEqual({});
        },
      ),
      { numRuns: 40 },
    );
  });
});

const sample = (kind: keyof typeof referenceFormats) => {
  const written = {
    item: "item:itm_0",
    account: "account:acc_0",
    "processor-token": "processor-token:prt_0",
    session: "session:lks_0",
    configured: "configured",
    me: "me",
  }[kind];
  expect(written).toMatch(referenceFormats[kind]);
  return written;
};

const countTexts = (value: unknown): number =>
  typeof value === "string"
    ? 1
    : Object.values(Object(value) as object).reduce((sum, entry) => sum + countTexts(entry), 0);

/** A copy with the text of that number, in the order of {@link countTexts}, replaced. */
function replaceText(value: unknown, at: number, by: string): unknown {
  let seen = -1;
  const copy = (one: unknown): unknown => {
    if (typeof one === "string") {
      seen += 1;
      return seen === at ? by : one;
    }
    if (Array.isArray(one)) return one.map(copy);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, entry]) => [key, copy(entry)]));
  };
  return copy(value);
}

describe("checkRequest", () => {
  const valid = {
    client_name: "An app",
    language: "en",
    country_codes: ["US"],
    user: { client_user_id: "me" },
  };

  test("answers nothing for a request that may be sent", () => {
    expect(checkRequest(linkTokenCreate, valid)).toEqual({});
  });

  test.each<[object, Record<string, string>]>([
    [{ language: undefined }, { language: "is needed" }],
    [{ country_codes: ["US", "US"] }, { country_codes: "names a choice twice" }],
    [{ country_codes: ["XX"] }, { "country_codes.0": "must be one of the choices" }],
    [{ user: undefined }, { user: "is needed, or user_id" }],
    [{ user: { client_user_id: "me", nick: "x" } }, { "user.nick": "is not a known field" }],
    [
      { hosted_link: { url_lifetime_seconds: 0.5 } },
      { "hosted_link.url_lifetime_seconds": "must be a whole number" },
    ],
    [{ secret: "x" }, { secret: "is put in by the server: send no credentials" }],
  ])("names the field that is wrong, and what is wrong with it: %j", (more, expected) => {
    expect(checkRequest(linkTokenCreate, { ...valid, ...more })).toEqual(expected);
  });

  test.each([null, [], "x", 7])("takes no %j for a request", (request) => {
    expect(checkRequest(linkTokenCreate, request)).toEqual({ request: "must be an object" });
  });
});

test("an operation whose schema is not the SDK's does not compile", () => {
  const common = {
    name: "item-get",
    path: "/item/get",
    title: "",
    about: "",
    sdkMethod: "itemGet",
    docsUrl: "",
    presets: [{ name: "", about: "", request: {} }],
  } as const;
  const access_token = accessToken();
  const account_id = text("An account.");
  const processor = choice("A partner.", { sdkEnum: "", values: ["dwolla"] });

  operation<ItemGetRequest>()({ ...common, schema: group("All.", { access_token }) });
  // @ts-expect-error a field of the SDK's is missing
  operation<ItemGetRequest>()({ ...common, schema: group("None.", {}) });
  operation<ItemGetRequest>()({
    ...common,
    // @ts-expect-error a field that the SDK does not have
    schema: group("More.", { access_token, more: account_id }),
  });
  operation<ProcessorTokenCreateRequest>()({
    ...common,
    // @ts-expect-error an enum that lacks values
    schema: group("Few.", { access_token, account_id, processor }),
  });
  expect(operations["item-get"].schema.shape).toHaveProperty("access_token");
});
