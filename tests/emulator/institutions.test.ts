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

describe("the institutions of Plaid's sandbox", () => {
  test.each([
    { id: "ins_109508", name: "First Platypus Bank", country: "US" },
    { id: "ins_130016", name: "First Platypus Balance Bank", country: "US" },
    { id: "ins_109509", name: "First Gingham Credit Union", country: "US" },
    { id: "ins_109510", name: "Tattersall Federal Credit Union", country: "US" },
    { id: "ins_109511", name: "Tartan Bank", country: "US" },
    { id: "ins_109512", name: "Houndstooth Bank", country: "US" },
    { id: "ins_135858", name: "Windowpane Bank", country: "US" },
    { id: "ins_132363", name: "Unhealthy Platypus Bank - Degraded", country: "US" },
    { id: "ins_132361", name: "Unhealthy Platypus Bank - Down", country: "US" },
    {
      id: "ins_133402",
      name: "Unsupported Platypus Bank - Institution Not Supported",
      country: "US",
    },
    { id: "ins_43", name: "Tartan-Dominion Bank of Canada", country: "CA" },
    { id: "ins_127287", name: "Platypus OAuth Bank", country: "US", oauth: true },
    { id: "ins_132241", name: "First Platypus OAuth App2App Bank", country: "US", oauth: true },
    { id: "ins_116834", name: "Flexible Platypus Open Banking", country: "GB", oauth: true },
    { id: "ins_117650", name: "Royal Bank of Plaid", country: "GB", oauth: true },
    { id: "ins_56", name: "Chase", country: "US", oauth: true },
  ])("have $name under its real id", async ({ id, name, country, oauth = false }) => {
    const { call } = freshEmulator();

    const { body } = await call("/institutions/get_by_id", {
      institution_id: id,
      country_codes: [country],
    });

    expect(body.institution).toMatchObject({ institution_id: id, name, oauth });
  });
});
