import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { plaidCall } from "@/lib/plaid/plaid-call";
import { PlaidProblem } from "@/lib/plaid/problem";
import { onPlaidCall, type PlaidCallRecord } from "@/lib/plaid/recorder";
import { emulator } from "@/tests/support/emulator";

const access_token = "access-sandbox-3f0a1b2c-0000-4000-8000-000000000000";
const itemGet = (attempts = 1) =>
  plaidCall(
    { userId: "usr_1", by: "lib/items/refresh-item.ts#refreshItem" },
    (client, options) => client.itemGet({ access_token }, options),
    { attempts },
  );
const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

afterEach(() => emulator.heal());

describe("plaidCall", () => {
  test("S-LEAK-2: throws Plaid's verdict, and nothing that holds our keys or a token", async () => {
    const thrown = await failure(itemGet());

    expect(thrown).toBeInstanceOf(PlaidProblem);
    expect(thrown).toMatchObject({ errorCode: "INVALID_ACCESS_TOKEN" });
    const everything = inspect(thrown, { depth: 20, showHidden: true });
    expect(everything).not.toContain(access_token);
    expect(everything).not.toContain(env().PLAID_SECRET);
    expect(everything).not.toContain(env().PLAID_CLIENT_ID);
  });

  test.each([{ reset: true }, { status: 500 }, { garbage: true }])(
    "S-LEAK-2: throws no keys either when Plaid fails: %o",
    async (fault) => {
      await emulator.fail({ path: "/item/get", ...fault });

      const everything = inspect(await failure(itemGet()), { depth: 20, showHidden: true });

      expect(everything).toContain("PlaidUnreachable");
      expect(everything).not.toContain(access_token);
      expect(everything).not.toContain(env().PLAID_SECRET);
    },
  );

  test("R-1: makes a call once unless it may be made again, and a refusal is never retried", async () => {
    const mark = await emulator.mark();
    await emulator.fail({ path: "/item/get", status: 503, times: 2 });

    await failure(itemGet());
    expect(await emulator.callsSince(mark)).toHaveLength(1);

    await failure(itemGet(3));
    expect(await emulator.callsSince(mark)).toHaveLength(3);
  });

  test("tells the recorder of every attempt, with ids for Plaid's support and without secrets", async () => {
    const records: PlaidCallRecord[] = [];
    onPlaidCall((record) => records.push(record));

    await failure(itemGet());

    onPlaidCall(() => {});
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      userId: "usr_1",
      path: "/item/get",
      status: 400,
      errorCode: "INVALID_ACCESS_TOKEN",
      requestId: expect.stringMatching(/^\w+$/),
      request: { access_token: "access-sandbox-[redacted]" },
    });
    expect(JSON.stringify(records)).not.toContain(access_token);
  });
});
