import { expect, test, vi } from "vitest";
import { systemSavePlaidCalls } from "@/lib/data/plaid-calls";
import { db } from "@/lib/db/client";
import { recordPlaidCalls } from "@/lib/link/record-plaid-calls";
import { onPlaidCall } from "@/lib/plaid/recorder";
import { userWithItem } from "@/tests/support/link";

test("every call to Plaid is kept, redacted, for the person and the Link session it was made for", async () => {
  recordPlaidCalls();
  const { viewer, sessionId, linkToken, publicToken } = await userWithItem();

  const calls = await vi.waitUntil(
    async () => {
      const rows = await db().plaidCall.findMany({
        where: { userId: viewer.id },
        orderBy: { at: "asc" },
      });
      return rows.length >= 5 && rows;
    },
    { timeout: 30_000 },
  );
  onPlaidCall(() => {});

  expect(calls.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      "/link/token/create",
      "/link/token/get",
      "/item/public_token/exchange",
      "/item/get",
      "/accounts/get",
    ]),
  );
  const created = calls.find(({ path }) => path === "/link/token/create");
  expect(created).toMatchObject({
    linkSessionId: sessionId,
    source: "lib/link/start-session.ts#startSession",
    status: 200,
    errorCode: null,
    requestId: expect.stringMatching(/^\w+$/),
    request: { language: "en", user: { client_user_id: "[redacted]" } },
    response: { link_token: "link-sandbox-[redacted]" },
  });
  expect(created?.durationMs).toBeGreaterThanOrEqual(0);
  const dump = JSON.stringify(calls);
  for (const secret of [linkToken, publicToken, "access-sandbox-0", viewer.email ?? ""]) {
    expect(dump).not.toContain(secret);
  }
});

test("a call for somebody who was erased meanwhile is forgotten, and takes no other with it", async () => {
  const record = {
    ...{ path: "/item/remove", at: new Date(), durationMs: 1, status: 200, requestId: "kept-1" },
    ...{ errorType: null, errorCode: null, request: null, response: null },
    by: "lib/items/remove-item.ts#removeItem",
  } as const;

  await systemSavePlaidCalls([
    { ...record, userId: "usr_gone" },
    { ...record, userId: null },
  ]);

  const kept = await db().plaidCall.findMany({ where: { requestId: "kept-1" } });
  expect(kept).toMatchObject([{ userId: null }]);
});
