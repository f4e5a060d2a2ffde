import { describe, expect, test } from "vitest";
import {
  everyField,
  findFields,
} from "@/app/(workspace)/playground/[operation]/_components/find-fields";
import {
  fillPreset,
  initialValue,
} from "@/app/(workspace)/playground/[operation]/_components/initial-value";
import { limitWords } from "@/app/(workspace)/playground/[operation]/_components/limit-words";
import { createRequestStore } from "@/app/(workspace)/playground/[operation]/_components/request-store";
import {
  valueAt,
  withoutValueAt,
  withValueAt,
} from "@/app/(workspace)/playground/[operation]/_components/value-at";
import { checkRequest } from "@/lib/playground/check-request";
import { describeFields } from "@/lib/playground/describe-fields";
import { operations } from "@/lib/playground/operations";

const operation = operations["link-token-create"];
const fields = describeFields(operation.schema);
const all = everyField(fields);
const check = (request: Record<string, unknown>) => checkRequest(operation, request);

describe("a value at a path", () => {
  const request = { user: { name: "a" }, list: ["x", "y", "z"], other: { deep: 1 } };

  test("is changed alone: the rest is the same object as before", () => {
    const changed = withValueAt(request, "user.name", "b") as typeof request;

    expect(changed).toEqual({ ...request, user: { name: "b" } });
    expect(changed.other).toBe(request.other);
    expect(request.user.name).toBe("a");
  });

  test("is made with all that it stands in", () => {
    expect(withValueAt({}, "a.b.0.c", 1)).toEqual({ a: { b: [{ c: 1 }] } });
  });

  test("leaves no hole in a list that it is taken out of", () => {
    expect(valueAt(withoutValueAt(request, "list.1"), "list")).toEqual(["x", "z"]);
  });

  test("can be taken out where there is none", () => {
    expect(withoutValueAt(request, "nothing.here")).toBe(request);
  });
});

describe("the search for a field", () => {
  test("finds nested fields by name, by help, and by several words in any order", () => {
    const found = (query: string) => findFields(all, query, 8).map(({ field }) => field.path);

    expect(found("city")).toContain("user.address.city");
    expect(found("time hosted lif")).toContain("hosted_link.url_lifetime_seconds");
    expect(found("customization")).toContain("link_customization_name");
    expect(found("no such field anywhere")).toEqual([]);
    expect(found(" ")).toEqual([]);
  });

  test("puts a name before a mention", () => {
    expect(findFields(all, "webhook", 8)[0]?.field.path).toBe("webhook");
  });
});

describe("a field that was just added", () => {
  const choices = {
    item: [{ value: "item:itm_1", label: "One" }],
    account: [
      { value: "account:acc_1", label: "A" },
      { value: "account:acc_2", label: "B" },
    ],
    me: [{ value: "me", label: "You" }],
  };

  test.each(all.map(({ field, within }) => ({ path: field.path, chain: [...within, field] })))(
    "$path is known to the check, and only what is open is complained of",
    ({ chain }) => {
      let request: unknown = operation.presets[0].request;
      for (const field of chain) {
        if (valueAt(request, field.path) === undefined) {
          request = withValueAt(request, field.path, initialValue(field, choices));
        }
      }
      const messages = Object.values(check(request as Record<string, unknown>));

      expect(messages).not.toContain("is not a known field");
      expect(
        messages.filter((message) => /^must be (a list|an object|true)/.test(message)),
      ).toEqual([]);
    },
  );

  test("a preset takes the newest bank, and leaves the account to the person", () => {
    const processor = operations["processor-token-create"];

    expect(fillPreset(processor, processor.presets[0].request, choices)).toEqual({
      access_token: "item:itm_1",
      account_id: "",
      processor: "dwolla",
    });
  });
});

test("every limit of every operation can be told in words", () => {
  const limited = Object.values(operations)
    .flatMap(({ schema }) => everyField(describeFields(schema)))
    .filter(({ field: { kind } }) => ["text", "number", "list"].includes(kind));

  expect(limited.filter(({ field }) => limitWords(field) === null)).toEqual([]);
});

describe("a request that is filled in", () => {
  const store = () => createRequestStore(check, operation.presets[0].request);

  test("complains of a field only once somebody has changed it, or has tried to send", () => {
    const request = store();
    const told = () => [
      request.problemAt("institution_id"),
      request.problemAt("android_package_name"),
    ];

    request.replace({
      ...operation.presets[0].request,
      institution_id: "",
      android_package_name: "",
    });
    expect(Object.keys(request.problems())).toEqual(["android_package_name", "institution_id"]);
    expect(told()).toEqual([undefined, undefined]);

    request.set("institution_id", "");
    expect(told()).toEqual(["must not be empty", undefined]);

    request.ask();
    expect(told()).toEqual(["must not be empty", "must not be empty"]);
  });

  test("tells what the server found, until something changes", () => {
    const request = store();

    request.blame({ language: "is not spoken here" });
    expect(request.problemAt("language")).toBe("is not spoken here");

    request.set("language", "de");
    expect(request.ask()).toEqual({});
  });

  test("tells of a change those whom it concerns: around it, within it, and all who ask for everything", () => {
    const request = createRequestStore(check, {
      user: { client_user_id: "me", name: { given_name: "", family_name: "" } },
      country_codes: ["US", "CA"],
      language: "en",
    });
    const told = listen(request, ["", "user", "user.name", "user.name.given_name", "user_id"]);
    const list = listen(request, ["country_codes", "country_codes.1", "language"]);

    request.set("user.name", { given_name: "A", family_name: "B" });
    expect(told()).toEqual(["", "user", "user.name", "user.name.given_name"]);
    request.add("user.email_address", "");
    expect(told()).toEqual(["", "user"]);
    expect(list()).toEqual([]);

    request.remove("country_codes.0");
    expect(list()).toEqual(["country_codes", "country_codes.1"]);
    request.remove("language");
    expect(list()).toEqual(["country_codes", "country_codes.1", "language"]);
  });

  test("tells a field of its problem when it is checked, also where another one was changed", async () => {
    const request = store();
    request.blame({ language: "is not spoken here" });
    const told = listen(request, ["language", "client_name", "products"]);

    request.set("client_name", "");
    expect(told()).toEqual(["client_name"]);
    expect(request.problemAt("client_name")).toBeUndefined();

    await expect.poll(told).toEqual(["language", "client_name"]);
    expect(request.problemAt("client_name")).toBe("must not be empty");
    expect(request.problemAt("language")).toBeUndefined();
  });
});

/** The paths whose listeners were called since they were last asked for. */
function listen(request: ReturnType<typeof createRequestStore>, paths: string[]) {
  const called = new Set<string>();
  for (const path of paths) request.subscribe(() => called.add(path), path);
  return () => {
    const told = paths.filter((path) => called.has(path));
    called.clear();
    return told;
  };
}
