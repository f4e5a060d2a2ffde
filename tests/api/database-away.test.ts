import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { startEmbeddedPostgres } from "@/scripts/embedded-postgres";
import { answerOf, get, params, post } from "@/tests/support/requests";

const held = globalThis as unknown as { db?: unknown };
const connected = { db: db(), url: env().DATABASE_URL };

/** Makes the app use another database from here on. */
function connectTo(url: string) {
  held.db = undefined;
  env().DATABASE_URL = url;
}

afterAll(() => {
  held.db = connected.db;
  env().DATABASE_URL = connected.url;
});

const ready = async () =>
  answerOf((await import("@/app/api/health/ready/route")).GET(get("/"), params({})));

describe("while the database cannot be reached", () => {
  beforeAll(() => connectTo("postgresql://postgres@127.0.0.1:9/postgres"));

  test("R-5: readiness says so", async () => {
    const { status, headers, body } = await ready();

    expect(status).toBe(503);
    expect(body.code).toBe("database_unavailable");
    expect(headers.get("retry-after")).toBe("5");
  });

  test("a signed-in person is not told that they are signed out", async () => {
    const { GET } = await import("@/app/api/items/route");

    const { status, body } = await answerOf(
      GET(get("/", { cookie: "link-session=anything" }), params({})),
    );

    expect(status).toBe(503);
    expect(body.code).toBe("database_unavailable");
    expect(JSON.stringify(body)).not.toMatch(/prisma|postgres|127\.0\.0\.1|ECONN/i);
  });

  test("S-AUTH-8: registration says so", async () => {
    const { POST } = await import("@/app/api/register/route");
    const request = post("/", { email: "a@example.com", password: "a short sentence works" });

    const { status, body } = await answerOf(POST(request, params({})));

    expect(status).toBe(503);
    expect(body.code).toBe("database_unavailable");
  });
});

test("a database without our tables is not ready", async () => {
  const empty = await startEmbeddedPostgres({ port: 0 });
  connectTo(empty.url);

  const { status } = await ready();

  await db().$disconnect();
  await empty.close();
  expect(status).toBe(503);
});
