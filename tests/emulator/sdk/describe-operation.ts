import type { PlaidApi } from "plaid";
import { describe, expect, test } from "vitest";
import type { OperationPath } from "./operations";
import { refusal } from "./refusal";
import type { Plaid } from "./start-plaid";

/** One operation as the SDK has it. */
export type Operation<Request> = {
  /** Sends a request by the SDK's own method. */
  send(plaid: PlaidApi, request: Request): Promise<{ data: { request_id?: string } }>;
  /** Makes a request that is right as it stands. */
  request(): Request | Promise<Request>;
  /** The fields that it must have. */
  required: readonly (keyof Request & string)[];
  /** Whose keys it is for; the app's if nothing is said. */
  by?: "plaid" | "partner";
  isPublic?: boolean;
};

/**
 * Describes an operation: that a right request is answered; that wrong keys, a missing field and an
 * unknown one are refused; and whatever else `tests` adds.
 */
export function describeOperation<Request extends object>(
  path: OperationPath,
  plaid: Plaid,
  operation: Operation<Request>,
  tests: () => void = () => {},
): void {
  const { send, request, required, by = "plaid", isPublic = false } = operation;

  describe(`POST ${path}`, () => {
    test("answers a request that is right", async () => {
      const { data } = await send(plaid[by], await request());

      expect(data.request_id).toMatch(/^[A-Za-z0-9]{15}$/);
    });

    test.skipIf(isPublic)("refuses wrong keys", async () => {
      const refused = await refusal(send(plaid.stranger, await request()));

      expect(refused).toMatchObject({ status: 400, code: "INVALID_API_KEYS" });
    });

    test.each([...required])("cannot do without %s", async (field) => {
      const incomplete = { ...(await request()) };
      Reflect.deleteProperty(incomplete, field);

      const refused = await refusal(send(plaid[by], incomplete));

      expect(refused).toEqual({
        status: 400,
        type: "INVALID_REQUEST",
        code: "MISSING_FIELDS",
        message: `the following required fields are missing: ${field}`,
      });
    });

    test("refuses a field it does not know", async () => {
      const refused = await refusal(send(plaid[by], { ...(await request()), surprise: true }));

      expect(refused).toEqual({
        status: 400,
        type: "INVALID_REQUEST",
        code: "UNKNOWN_FIELDS",
        message: "the following fields are not recognized by this endpoint: surprise",
      });
    });

    tests();
  });
}
