import { describe, expect, test } from "vitest";
import { freshEmulator } from "./api-client";

describe("POST /institutions/get_by_id", () => {
  test("answers an institution, and its metadata when asked for", async () => {
    const { call } = freshEmulator();
    const request = { institution_id: "ins_109508", country_codes: ["US"] };

    const plain = await call("/institutions/get_by_id", request);
    const options = { include_optional_metadata: true, include_status: true };
    const rich = await call("/institutions/get_by_id", { ...request, options });

    expect(plain.body.institution).toMatchObject({ name: "First Platypus Bank", oauth: false });
    expect(plain.body.institution).not.toHaveProperty("url");
    expect(rich.body.institution).toHaveProperty("url");
    expect(rich.body.institution.status.item_logins.status).toBe("HEALTHY");
  });

  test.each([
    { name: "does not exist", request: { institution_id: "ins_0", country_codes: ["US"] } },
    { name: "is in another country", request: { institution_id: "ins_43", country_codes: ["US"] } },
  ])("refuses one that $name", async ({ request }) => {
    const { call } = freshEmulator();

    const { body } = await call("/institutions/get_by_id", request);

    expect(body.error_code).toBe("INVALID_INSTITUTION");
  });
});

describe("POST /institutions/search", () => {
  test("finds institutions by the words of their name, in the asked countries, at most ten", async () => {
    const { call } = freshEmulator();
    const search = async (query: string, country: string) =>
      (
        await call("/institutions/search", { query, products: null, country_codes: [country] })
      ).body.institutions.map((one: { name: string }) => one.name);

    expect(await search("bank first", "US")).toEqual([
      "First Platypus Bank",
      "First Platypus Balance Bank",
      "First Platypus OAuth App2App Bank",
    ]);
    expect(await search("platypus", "CA")).toEqual([]);
    expect((await search("a", "US")).length).toBe(10);
  });

  test("refuses an empty query and an unknown product", async () => {
    const { call } = freshEmulator();
    const request = { query: "x", country_codes: ["US"] };

    const empty = await call("/institutions/search", { ...request, query: "" });
    const unknown = await call("/institutions/search", { ...request, products: ["gold"] });

    expect(empty.body.error_code).toBe("INVALID_FIELD");
    expect(unknown.body.error_code).toBe("INVALID_PRODUCT");
  });
});
