import type { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { POST as changePassword } from "@/app/api/account/password/route";
import { PUT as account, DELETE as deleteAccount } from "@/app/api/account/route";
import { DELETE as endSession } from "@/app/api/account/sessions/[sessionId]/route";
import { DELETE as endOthers } from "@/app/api/account/sessions/route";
import { POST as balances } from "@/app/api/items/[itemId]/balances/route";
import { POST as identity } from "@/app/api/items/[itemId]/identity/route";
import { POST as numbers } from "@/app/api/items/[itemId]/numbers/route";
import { POST as rotate } from "@/app/api/items/[itemId]/rotate/route";
import { DELETE as disconnect } from "@/app/api/items/[itemId]/route";
import { POST as sync } from "@/app/api/items/[itemId]/sync/route";
import { POST as retry } from "@/app/api/link/exchanges/[exchangeId]/retry/route";
import { DELETE as dismiss } from "@/app/api/link/exchanges/[exchangeId]/route";
import { POST as resume } from "@/app/api/link/oauth/route";
import { POST as layer } from "@/app/api/link/session-tokens/route";
import { POST as complete } from "@/app/api/link/sessions/[sessionId]/complete/route";
import { POST as events } from "@/app/api/link/sessions/[sessionId]/events/route";
import { POST as refresh } from "@/app/api/link/sessions/[sessionId]/refresh/route";
import { POST as start } from "@/app/api/link/tokens/route";
import { POST as playground } from "@/app/api/playground/[operation]/route";
import { POST as handOff } from "@/app/api/processor-tokens/[tokenId]/handoff/route";
import { POST as partnerView } from "@/app/api/processor-tokens/[tokenId]/partner-view/route";
import {
  POST as readPermissions,
  PUT as setPermissions,
} from "@/app/api/processor-tokens/[tokenId]/permissions/route";
import { PUT as setWebhook } from "@/app/api/processor-tokens/[tokenId]/webhook/route";
import { POST as createToken } from "@/app/api/processor-tokens/route";
import { POST as register } from "@/app/api/register/route";
import { POST as replay } from "@/app/api/webhooks/[eventId]/replay/route";
import { POST as fire } from "@/app/api/webhooks/fire/route";
import { env } from "@/lib/env";
import { databaseState } from "@/tests/support/database";
import { emulator } from "@/tests/support/emulator";
import { answerOf, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** What can stand in the address of an endpoint. */
const ids = {
  sessionId: "lks_x",
  itemId: "itm_x",
  exchangeId: "pte_x",
  eventId: "whe_x",
  tokenId: "prt_x",
};

const endpoints: [string, Handler, Record<string, string>?][] = [
  ["POST /api/register", register],
  ["POST /api/link/tokens", start],
  ["POST /api/link/sessions/:id/complete", complete],
  ["POST /api/link/sessions/:id/events", events],
  ["POST /api/link/sessions/:id/refresh", refresh],
  ["POST /api/link/exchanges/:id/retry", retry],
  ["DELETE /api/link/exchanges/:id", dismiss],
  ["POST /api/link/session-tokens", layer],
  ["POST /api/link/oauth", resume],
  ["POST /api/items/:id/sync", sync],
  ["POST /api/webhooks/:id/replay", replay],
  ["POST /api/webhooks/fire", fire],
  ["POST /api/items/:id/balances", balances],
  ["POST /api/items/:id/identity", identity],
  ["POST /api/items/:id/numbers", numbers],
  ["POST /api/items/:id/rotate", rotate],
  ["DELETE /api/items/:id", disconnect],
  ["PUT /api/account", account],
  ["POST /api/processor-tokens", createToken],
  ["PUT /api/processor-tokens/:id/permissions", setPermissions],
  ["POST /api/processor-tokens/:id/permissions", readPermissions],
  ["POST /api/processor-tokens/:id/handoff", handOff],
  ["POST /api/processor-tokens/:id/partner-view", partnerView],
  ["PUT /api/processor-tokens/:id/webhook", setWebhook],
  ["POST /api/playground/:operation", playground, { operation: "item-get" }],
  ["DELETE /api/account", deleteAccount],
  ["POST /api/account/password", changePassword],
  ["DELETE /api/account/sessions", endOthers],
  ["DELETE /api/account/sessions/:id", endSession, { sessionId: "ses_x" }],
];

describe.each(endpoints)("%s", (_, handler, inAddress = ids) => {
  /** Sends a request that must be refused, and makes sure that nothing came of it. */
  async function refusal(body: unknown, headers: Record<string, string | undefined> = {}) {
    const { cookie } = await signedInUser();
    const before = await databaseState();
    const mark = await emulator.mark();
    const { status, body: problem } = await answerOf(
      handler(post("/", body, { cookie, headers }), params(inAddress)),
    );
    expect(await databaseState()).toBe(before);
    expect(await emulator.callsSince(mark)).toEqual([]);
    expect(problem.detail).toBeTruthy();
    return `${status} ${problem.code}`;
  }

  test.each([
    {
      name: "another site",
      headers: { origin: "https://evil.test", "sec-fetch-site": "cross-site" },
    },
    { name: "a sibling site", headers: { "sec-fetch-site": "same-site" } },
    { name: "the address bar", headers: { "sec-fetch-site": "none" } },
    {
      name: "an older browser on another site",
      headers: { origin: "https://evil.test", "sec-fetch-site": undefined },
    },
    { name: "an opaque origin", headers: { origin: "null" } },
    {
      name: "our host on another port",
      headers: { origin: "http://localhost:4010", "sec-fetch-site": undefined },
    },
    {
      name: "a client that names no origin",
      headers: { origin: undefined, "sec-fetch-site": undefined },
    },
  ])("S-CSRF-2: refuses a request from $name", async ({ headers }) => {
    expect(await refusal({}, headers)).toBe("403 forbidden_origin");
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain; application/json",
  ])(
    "S-CSRF-1: refuses a body of type %s, which a form of another site could send",
    async (type) => {
      expect(await refusal({}, { "content-type": type })).toBe("415 unsupported_media_type");
    },
  );

  test.each(["", "{", "{'a':1}", "undefined", "\ud800"])(
    "refuses %j, which is not JSON",
    async (body) => {
      expect(await refusal(body)).toBe("400 invalid_request");
    },
  );

  test.each(["null", "[]", "7", '"x"', '{"surprise":1}', '{"__proto__":{"a":1},"x":1}'])(
    "S-IDOR-5, S-RED-2: refuses %s, which is not the body it takes",
    async (body) => {
      expect(await refusal(body)).toBe("400 invalid_request");
      expect(({} as Record<string, unknown>).a).toBeUndefined();
    },
  );

  test("S-LIM-1: refuses a body over its cap, whether that is declared or not", async () => {
    const large = JSON.stringify({ filler: "x".repeat(65 * 1024) });
    expect(await refusal(large)).toBe("413 body_too_large");
    expect(await refusal({}, { "content-length": String(10 ** 9) })).toBe("413 body_too_large");
  });

  test("S-LIM-1: refuses a compressed body", async () => {
    expect(await refusal({}, { "content-encoding": "gzip" })).toBe("415 unsupported_media_type");
  });
});

test("S-LIM-1: a body that streams without end is cut at its cap", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1024;
      controller.enqueue(new Uint8Array(1024).fill(32));
    },
  });
  const request = new Request(env().APP_URL, {
    method: "POST",
    body: endless,
    duplex: "half",
    headers: { origin: env().APP_URL, "content-type": "application/json" },
  } as RequestInit);

  const { status } = await answerOf(register(request as NextRequest, params({})));

  expect(status).toBe(413);
  expect(sent).toBeLessThan(64 * 1024);
});
