import { describe, expect, test } from "vitest";
import * as nowhere from "@/app/api/[...path]/route";
import * as live from "@/app/api/health/live/route";
import * as sync from "@/app/api/items/[itemId]/sync/route";
import * as items from "@/app/api/items/route";
import { routes } from "@/lib/routes";
import { emulator } from "@/tests/support/emulator";
import { answerOf, get, params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

describe("an address of the API", () => {
  test("S-CORS: answers methods it does not have with 405 and names those it has", async () => {
    for (const missing of [items.POST, items.PUT, items.PATCH, items.DELETE]) {
      const { status, headers, body } = await answerOf(missing(post("/", {}), params({})));

      expect(status).toBe(405);
      expect(headers.get("allow")).toBe("GET");
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect(body.code).toBe("method_not_allowed");
    }
    expect((await items.OPTIONS(get("/"), params({}))).headers.get("allow")).toBe("GET");
  });

  test("that does not exist is told as a problem document", async () => {
    const { status, body } = await answerOf(nowhere.GET(get("/api/nothing"), params({})));

    expect(status).toBe(404);
    expect(body.code).toBe("not_found");
  });

  test.each(["\0", "%", "../x", "x".repeat(200), "ITM_X", ""])(
    "with %j for an id is told as missing, and reaches neither database nor Plaid",
    async (itemId) => {
      const { cookie } = await signedInUser();
      const mark = await emulator.mark();
      const request = post(routes.api.itemSync("itm_x"), {}, { cookie });

      const { status, body } = await answerOf(sync.POST(request, params({ itemId })));

      expect(status).toBe(404);
      expect(body.code).toBe("not_found");
      expect(await emulator.callsSince(mark)).toEqual([]);
    },
  );
});

test("GET /api/health/live answers without a database", async () => {
  const { status, body } = await answerOf(live.GET(get("/"), params({})));

  expect(status).toBe(200);
  expect(body).toEqual({ status: "live" });
});
