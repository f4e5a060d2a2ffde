import { expect, test } from "vitest";
import { describeOperation, type Operation } from "./describe-operation";
import type { OperationPath } from "./operations";
import { refusal } from "./refusal";
import type { Plaid } from "./start-plaid";

/** Describes an operation that works on the Item of an access token, and so refuses every other token. */
export function describeItemOperation<Request extends { access_token: string }>(
  path: OperationPath,
  plaid: Plaid,
  operation: Operation<Request>,
  tests: () => void = () => {},
): void {
  const { send, request } = operation;
  const withToken = async (access_token: string) =>
    refusal(send(plaid.plaid, { ...(await request()), access_token }));

  describeOperation(path, plaid, operation, () => {
    test("refuses a token of another kind, by its form", async () => {
      expect(await withToken(await plaid.linkToken())).toMatchObject({
        status: 400,
        code: "INVALID_ACCESS_TOKEN",
        message:
          "provided access token is in an invalid format. expected format: access-<environment>-<identifier>",
      });
    });

    test("refuses a token that it never gave", async () => {
      const unknown = "access-sandbox-00000000-0000-4000-8000-000000000000";

      expect(await withToken(unknown)).toMatchObject({
        status: 400,
        code: "INVALID_ACCESS_TOKEN",
        message: "could not find matching access token",
      });
    });

    test("refuses a token that was rotated", async () => {
      const access_token = await plaid.link();
      await plaid.plaid.itemAccessTokenInvalidate({ access_token });

      expect(await withToken(access_token)).toMatchObject({
        status: 400,
        code: "INVALID_ACCESS_TOKEN",
        message: "could not find matching access token",
      });
    });

    test("refuses the token of an Item that was removed", async () => {
      const access_token = await plaid.link();
      await plaid.plaid.itemRemove({ access_token });

      expect(await withToken(access_token)).toMatchObject({
        status: 400,
        type: "ITEM_ERROR",
        code: "ITEM_NOT_FOUND",
      });
    });

    tests();
  });
}
