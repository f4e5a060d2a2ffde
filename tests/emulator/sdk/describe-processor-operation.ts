import { type PlaidApi, Products } from "plaid";
import { expect, test } from "vitest";
import { describeOperation } from "./describe-operation";
import type { OperationPath } from "./operations";
import { processorToken } from "./processor-token";
import { refusal } from "./refusal";
import type { Plaid } from "./start-plaid";

/** An operation by which a processor reads an account. */
type Reading = {
  send(
    plaid: PlaidApi,
    request: { processor_token: string },
  ): Promise<{ data: { request_id?: string } }>;
  /** The product that the token has to be for; none is needed to know the account. */
  product?: Products;
};

/** Describes an operation for processors, which takes the partner's keys and a processor token. */
export function describeProcessorOperation(
  path: OperationPath,
  plaid: Plaid,
  { send, product }: Reading,
  tests: () => void = () => {},
): void {
  const operation = {
    send,
    request: async () => ({ processor_token: await processorToken(plaid) }),
    required: ["processor_token"] as const,
    by: "partner" as const,
  };
  const withToken = (processor_token: string) => refusal(send(plaid.partner, { processor_token }));

  describeOperation(path, plaid, operation, () => {
    test("refuses a token of another kind, by its form", async () => {
      const refused = await withToken(await plaid.link());

      expect(refused).toMatchObject({ status: 400, code: "INVALID_PROCESSOR_TOKEN" });
      expect(refused.message).toContain("expected format: processor-<environment>-<identifier>");
    });

    test("refuses a token that it never gave", async () => {
      expect(
        await withToken("processor-sandbox-00000000-0000-4000-8000-000000000000"),
      ).toMatchObject({
        code: "INVALID_PROCESSOR_TOKEN",
        message: "could not find matching processor token",
      });
    });

    test("refuses the keys of the app that made the token for somebody else", async () => {
      const processor_token = await processorToken(plaid);

      expect((await refusal(send(plaid.plaid, { processor_token }))).code).toBe(
        "INVALID_PROCESSOR_TOKEN",
      );
    });

    test("refuses the token of an Item that was removed", async () => {
      const { access_token, account_id } = await plaid.linkAccount();
      const processor_token = await processorToken(plaid, { access_token, account_id });
      await plaid.plaid.itemRemove({ access_token });

      expect((await withToken(processor_token)).code).toBe("ITEM_NOT_FOUND");
    });

    test.skipIf(!product)("refuses what the app has not left to the processor", async () => {
      const processor_token = await processorToken(plaid);
      const products = [product === Products.Assets ? Products.Auth : Products.Assets];
      await plaid.plaid.processorTokenPermissionsSet({ processor_token, products });

      expect(await withToken(processor_token)).toMatchObject({
        code: "INVALID_PRODUCT",
        message: `client is not authorized to access the following products: ["${product}"]`,
      });
    });

    tests();
  });
}
