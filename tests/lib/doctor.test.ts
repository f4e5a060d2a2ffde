import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { checks } from "@/lib/doctor/checks";
import { examine } from "@/lib/doctor/examine";
import { forgetAnswers } from "@/lib/doctor/remembered";
import { type Env, env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/enqueue";
import { routes } from "@/lib/routes";
import { examined, findingIn } from "@/tests/support/doctor";
import { emulator } from "@/tests/support/emulator";
import { clearJobs, letJobTimePass, runDueJobs } from "@/tests/support/jobs";
import { userWithItem } from "@/tests/support/link";

const settings: Env = { ...env() };
const set = (changes: Partial<Env>) => Object.assign(env(), changes);

beforeEach(forgetAnswers);
afterEach(async () => {
  for (const name of Object.keys(env())) Reflect.deleteProperty(env(), name);
  set(settings);
  await emulator.heal();
});

/** A server on this computer that answers as told, and its origin. */
async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("Plaid", () => {
  test("keys that it does not take are told once, with what to do", async () => {
    await emulator.fail({ path: "*", errorCode: "INVALID_API_KEYS", times: 50 });

    const answer = await examine();

    expect(findingIn(answer, "plaid-keys")).toMatchObject({
      state: "problem",
      todo: expect.stringContaining("npm run demo"),
    });
    for (const id of ["products", "hosted-link", "redirect-uri"]) {
      expect(findingIn(answer, id).state, id).toBe("skipped");
    }
  });

  test("a Plaid that is away is told once", async () => {
    await emulator.fail({ path: "*", reset: true, times: 50 });

    const answer = await examine();

    expect(findingIn(answer, "plaid-keys").says).toContain("cannot be reached");
    expect(findingIn(answer, "products")).toMatchObject({
      state: "skipped",
      says: "Plaid could not be reached.",
    });
  });

  test("a Plaid that is busy is no verdict", async () => {
    await emulator.fail({ path: "/link/token/create", errorCode: "RATE_LIMIT", times: 50 });

    expect(await examined("products")).toMatchObject({
      state: "warning",
      says: expect.stringContaining("RATE_LIMIT"),
    });
  });

  test("a product that it does not give is told by name", async () => {
    set({ PLAID_PRODUCTS: ["transactions", "no_such_product"] });

    expect(await examined("products")).toMatchObject({
      state: "problem",
      facts: [
        { label: "transactions", value: "enabled" },
        { label: "no_such_product", value: expect.stringContaining("INVALID_PRODUCT") },
      ],
    });
  });

  test("without a template Layer is not asked for, and with a wrong one it is refused", async () => {
    expect((await examined("layer")).state).toBe("skipped");

    set({ PLAID_LAYER_TEMPLATE_ID: "template_of_nobody" });
    expect(await examined("layer")).toMatchObject({
      state: "problem",
      todo: expect.stringContaining("PLAID_LAYER_TEMPLATE_ID"),
    });
  });
});

describe("addresses", () => {
  test("webhooks that come to this app are told from those that come to another", async () => {
    const status = { code: 401, body: { code: "webhook_forged" } };
    const origin = await serverThat((_request, response) => {
      response.writeHead(status.code, { "content-type": "application/problem+json" });
      response.end(JSON.stringify(status.body));
    });
    set({ PLAID_WEBHOOK_URL: origin + routes.api.plaidWebhooks() });
    expect((await examined("webhook-url")).state).toBe("ok");

    Object.assign(status, { code: 200, body: {} });
    expect(await examined("webhook-url")).toMatchObject({
      state: "problem",
      says: expect.stringContaining("status 200"),
    });

    set({ PLAID_WEBHOOK_URL: undefined });
    expect((await examined("webhook-url")).state).toBe("warning");
  });

  test("a redirect URI that leads elsewhere is told with the one to register", async () => {
    set({ PLAID_REDIRECT_URI: `${env().APP_URL}/somewhere` });

    const { state, todo } = await examined("redirect-uri");

    expect(state).toBe("problem");
    expect(todo).toContain(`PLAID_REDIRECT_URI=${env().APP_URL}/link/oauth,`);
  });

  test("a redirect URI is fine where Plaid takes it, and not judged where it takes nothing", async () => {
    set({ PLAID_REDIRECT_URI: env().APP_URL + routes.linkOauth() });
    expect((await examined("redirect-uri")).state).toBe("ok");

    await emulator.fail({ path: "/link/token/create", errorCode: "INVALID_FIELD", times: 50 });
    expect((await examined("redirect-uri")).state).toBe("skipped");
  });

  test("something else at the address of the app is told from the app", async () => {
    set({ APP_URL: await serverThat((_request, response) => response.end("hello")) });

    expect((await examined("app-url")).says).toBe(
      "What answers at APP_URL is not this app: status 200.",
    );
  });
});

describe("clock", () => {
  test.each([
    { offMs: 0, state: "ok" },
    { offMs: 12_000, state: "warning" },
    { offMs: -120_000, state: "problem" },
  ])("R-10: off by $offMs ms is: $state", async ({ offMs, state }) => {
    const now = Date.now.bind(Date);
    vi.spyOn(Date, "now").mockImplementation(() => now() + offMs);

    expect((await examined("clock")).state).toBe(state);
  });
});

describe("database and keys", () => {
  test("a database that is away is told once, and nothing else breaks for it", async () => {
    const held = globalThis as unknown as { db?: unknown; jobsBoss?: unknown };
    const connected = { db: db(), jobsBoss: held.jobsBoss };
    Object.assign(held, { db: undefined, jobsBoss: undefined });
    set({ DATABASE_URL: "postgresql://postgres@127.0.0.1:9/postgres" });

    const answer = await examine().finally(() => Object.assign(held, connected));

    expect(findingIn(answer, "database").state).toBe("problem");
    expect(findingIn(answer, "plaid-keys").state).toBe("ok");
    for (const id of ["migrations", "database-size", "encryption-keys", "worker", "dead-jobs"]) {
      expect(findingIn(answer, id).state, id).toBe("skipped");
    }
  });

  test("a migration that is missing, failed or unknown is told by name", async () => {
    const [last] = await db().$queryRaw<{ migration_name: string }[]>`
      SELECT migration_name FROM "_prisma_migrations" ORDER BY migration_name DESC LIMIT 1`;
    const name = last?.migration_name ?? "";
    const rename = (from: string, to: string) => db().$executeRaw`
      UPDATE "_prisma_migrations" SET migration_name = ${to} WHERE migration_name = ${from}`;
    expect((await examined("migrations")).state).toBe("ok");

    await rename(name, "29990101000000_from_the_future");
    const missing = await examined("migrations").finally(() =>
      rename("29990101000000_from_the_future", name),
    );

    expect(missing).toMatchObject({
      state: "problem",
      facts: [{ label: "Missing", value: name }],
    });
  });

  test("a key that is missing is told by its id, with how much it sealed", async () => {
    await db().webhookEvent.deleteMany();
    await db().user.deleteMany();
    await userWithItem();
    expect(await examined("encryption-keys")).toMatchObject({
      state: "ok",
      facts: [{ label: "Newest key", value: "test, which sealed 2 stored values" }],
    });

    set({ TOKEN_KEYS: new Map([["another", Buffer.alloc(32, 1)]]) });
    expect(await examined("encryption-keys")).toMatchObject({
      state: "problem",
      facts: expect.arrayContaining([
        { label: "Missing or another one", value: "test, which sealed 2 stored values" },
      ]),
    });
  });
});

describe("jobs", () => {
  beforeEach(() => clearJobs());

  test("a queue that nobody works on is told by what waits in it", async () => {
    await enqueue("items.reconcile", {});
    expect((await examined("waiting-jobs")).state).toBe("ok");

    await letJobTimePass(120);
    expect((await examined("waiting-jobs")).state).toBe("warning");

    await letJobTimePass(3_600);
    expect(await examined("waiting-jobs")).toMatchObject({ state: "problem" });
    expect(await examined("worker")).toMatchObject({
      state: "problem",
      says: "No job has been done yet.",
    });
  });

  test("a worker is alive when it has done a job lately", async () => {
    await enqueue("link.recover", {});
    await runDueJobs();
    expect((await examined("worker")).state).toBe("ok");

    await db().$executeRaw`UPDATE pgboss.job SET completed_on = now() - interval '10 minutes'`;
    expect((await examined("worker")).says).toMatch(/^No job has been done for 10 minutes,/);
  });

  test("jobs that were given up are counted by their kind", async () => {
    await enqueue("link.recover", {});
    await db().$executeRaw`UPDATE pgboss.job SET state = 'failed'`;

    expect(await examined("dead-jobs")).toMatchObject({
      state: "warning",
      says: "A job was given up.",
      facts: [{ label: "link.recover", value: "1" }],
    });
  });
});

describe("checks", () => {
  const [check] = checks;
  if (!check) throw new Error("There are no checks.");

  test("one that throws is a finding, which does not tell what was thrown", async () => {
    vi.spyOn(check, "examine").mockRejectedValue(new Error("canary"));

    const finding = await examined(check.id);

    expect(finding).toMatchObject({ state: "problem", says: "This check itself failed." });
    expect(JSON.stringify(finding)).not.toContain("canary");
  });

  test("one that never ends is given up after a few seconds", async () => {
    vi.spyOn(check, "examine").mockReturnValue(new Promise(() => {}));

    expect((await examined(check.id)).says).toBe("There was no answer within 6 seconds.");
  });
});
