import { CountryCode, Products } from "plaid";
import { expect, test } from "vitest";
import { describeOperation } from "./describe-operation";
import { refusal } from "./refusal";
import { startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const country_codes = [CountryCode.Us];

describeOperation(
  "/institutions/get",
  plaid,
  {
    send: (api, body) => api.institutionsGet(body),
    request: () => ({ count: 5, offset: 0, country_codes }),
    required: ["count", "offset", "country_codes"],
  },
  () => {
    test("tells all of them, a page at a time", async () => {
      const get = async (offset: number) =>
        (await plaid.plaid.institutionsGet({ count: 5, offset, country_codes })).data;

      const [first, second] = [await get(0), await get(5)];

      const ids = [...first.institutions, ...second.institutions].map((one) => one.institution_id);
      expect(new Set(ids).size).toBe(10);
      expect(second.total).toBe(first.total);
    });

    test("tells those that have all the products asked for", async () => {
      const products = [Products.Auth, Products.Liabilities];

      const { institutions } = (
        await plaid.plaid.institutionsGet({
          count: 500,
          offset: 0,
          country_codes,
          options: { products },
        })
      ).data;

      expect(institutions.length).toBeGreaterThan(0);
      for (const one of institutions)
        expect(one.products).toEqual(expect.arrayContaining(products));
    });

    test.each([{ count: 0 }, { count: 501 }])("refuses $count at a time", async ({ count }) => {
      const refused = await refusal(
        plaid.plaid.institutionsGet({ count, offset: 0, country_codes }),
      );

      expect(refused.code).toBe("INVALID_FIELD");
    });
  },
);

describeOperation(
  "/institutions/search",
  plaid,
  {
    send: (api, body) => api.institutionsSearch(body),
    request: () => ({ query: "bank", country_codes }),
    required: ["query", "country_codes"],
  },
  () => {
    test("finds by name, at most ten", async () => {
      const search = async (query: string) =>
        (await plaid.plaid.institutionsSearch({ query, country_codes })).data.institutions;

      expect((await search("First Platypus")).map(({ name }) => name)).toContain(
        "First Platypus Bank",
      );
      expect((await search("bank")).length).toBeLessThanOrEqual(10);
      expect(await search("no bank is called that")).toEqual([]);
    });

    test("refuses to look for nothing", async () => {
      const refused = await refusal(plaid.plaid.institutionsSearch({ query: "", country_codes }));

      expect(refused).toMatchObject({ type: "INVALID_REQUEST", code: "INVALID_FIELD" });
    });
  },
);

describeOperation(
  "/institutions/get_by_id",
  plaid,
  {
    send: (api, body) => api.institutionsGetById(body),
    request: () => ({ institution_id: "ins_109508", country_codes }),
    required: ["institution_id", "country_codes"],
  },
  () => {
    const get = (institution_id: string, countries = country_codes, more = {}) =>
      plaid.plaid.institutionsGetById({ institution_id, country_codes: countries, ...more });

    test("tells of one, of its looks only if asked", async () => {
      const options = { include_optional_metadata: true };

      const { institution: plain } = (await get("ins_109508")).data;
      const { institution: more } = (await get("ins_109508", country_codes, { options })).data;

      expect(plain).toMatchObject({ institution_id: "ins_109508", name: "First Platypus Bank" });
      expect(plain).not.toHaveProperty("url");
      expect(more).toHaveProperty("url");
    });

    test.each([
      { name: "one that does not exist", call: () => get("ins_0") },
      { name: "one of another country", call: () => get("ins_109508", [CountryCode.Fr]) },
    ])("refuses $name", async ({ call }) => {
      expect(await refusal(call())).toMatchObject({
        status: 400,
        code: "INVALID_INSTITUTION",
        message: "invalid institution_id provided",
      });
    });
  },
);
