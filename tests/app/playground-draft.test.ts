import { afterEach, expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "@/app/(workspace)/playground/[operation]/_components/draft";
import { personalStorage } from "@/lib/browser/personal-storage";
import { checkRequest } from "@/lib/playground/check-request";
import { operations } from "@/lib/playground/operations";

const operation = operations["link-token-create"];
const of = { personId: "usr_1", operation: operation.name };
const check = (request: Record<string, unknown>) => checkRequest(operation, request);
const request = operation.presets[0].request;

/** A place of the browser's, as far as it is used here. */
class Place {
  [name: string]: unknown;
  getItem(name: string) {
    return (this[name] as string) ?? null;
  }
  setItem(name: string, text: string) {
    this[name] = text;
  }
  removeItem(name: string) {
    delete this[name];
  }
}

const browser = () => {
  const place = new Place();
  vi.stubGlobal("localStorage", place);
  vi.stubGlobal("sessionStorage", new Place());
  return place;
};

afterEach(() => {
  personalStorage.clear();
  vi.unstubAllGlobals();
});

test("a draft comes back as it was left, to the same person", () => {
  browser();

  writeDraft(of, request, {});

  expect(readDraft(of, check)).toEqual(request);
  expect(readDraft({ ...of, personId: "usr_2" }, check)).toBeNull();
  expect(readDraft({ ...of, operation: "link-token-get" }, check)).toBeNull();
});

test.each([
  ["client_name", "access-sandbox-3b6a1f0e-0000-4000-8000-000000000000"],
  ["link_customization_name", "https://example.com/secret"],
])("a token or an address that was typed into %s is not kept", (field, typed) => {
  const place = browser();
  const mistaken = { ...request, [field]: typed };

  writeDraft(of, mistaken, check(mistaken));

  expect(JSON.stringify(place)).not.toContain(typed);
  expect(readDraft(of, check)).toEqual({ ...request, [field]: "" });
});

test("a field that the operation does not know any more is dropped", () => {
  browser();

  writeDraft(of, { ...request, gone_since: true }, {});

  expect(readDraft(of, check)).toEqual(request);
});

test("what is no draft is none", () => {
  browser();

  personalStorage.write("local", "playground:usr_1:link-token-create", "[broken");

  expect(readDraft(of, check)).toBeNull();
});

test("nothing of a person is left once it is cleared, and what is not theirs stays", () => {
  const place = browser();
  place.setItem("mantine-color-scheme-value", "dark");
  writeDraft(of, request, {});

  personalStorage.clear();

  expect(readDraft(of, check)).toBeNull();
  expect(place.getItem("mantine-color-scheme-value")).toBe("dark");
});

test("a browser that keeps nothing still has the draft while the page lives", () => {
  writeDraft(of, request, {});

  expect(readDraft(of, check)).toEqual(request);
});
