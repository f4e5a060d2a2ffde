import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { hash } from "@node-rs/argon2";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sessionCookieName } from "@/lib/auth/cookies";
import { hashPassword } from "@/lib/auth/password";
import { replacePassword } from "@/lib/data/passwords";
import { systemCreateUser } from "@/lib/data/users";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { httpBrowser } from "@/tests/support/http-browser";
import { built } from "./built";
import { launch, untilLive } from "./serve-app";

type App = Awaited<ReturnType<typeof launch>>;

const password = "a short sentence works";
const SIGN_IN = `${routes.api.auth()}/callback/credentials`;
const HTTPS = "https://app.example.com";

/** Two that stand behind one proxy, one that stands alone behind TLS, and one without its database. */
let first: App;
let second: App;
let alone: App;
let lost: App;

beforeAll(async () => {
  await built();
  const behind = {
    APP_URL: env().APP_URL,
    TRUSTED_PROXY_HOPS: "1",
    WORKER: "off",
    LOG_LEVEL: "debug",
  };
  const away = "postgresql://somebody:s3cr3t@127.0.0.1:9/people";
  first = await launch(behind);
  second = await launch(behind);
  alone = await launch({ APP_URL: HTTPS, WORKER: "off" });
  lost = await launch({ ...behind, DATABASE_URL: away });
  await Promise.all([first, second, alone, lost].map(untilLive));
}, 600_000);
afterAll(() => {
  for (const app of [first, second, alone, lost]) app?.child.kill("SIGKILL");
});

const newAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;
const newEmail = () => `${randomUUID()}@example.com`;
const newBrowser = (app = first, from = newAddress()) => httpBrowser(app, { from });

/** Somebody who has an account, by the address they sign in with. */
async function newPerson(passwordHash?: string): Promise<string> {
  const email = newEmail();
  await systemCreateUser(email, passwordHash ?? (await hashPassword(password)));
  return email;
}

/** Does something so many times, some of them at once, and answers how often each status came. */
async function tally(times: number, attempt: (turn: number) => Promise<{ status: number }>) {
  const counts: Record<number, number> = {};
  for (let turn = 0; turn < times; turn += 25) {
    const batch = Array.from({ length: Math.min(25, times - turn) }, (_, index) =>
      attempt(turn + index),
    );
    for (const { status } of await Promise.all(batch)) counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

// It comes first: the server behind TLS has a limit for the one network that all of this comes from.
test("S-SES-1: cookies over TLS are for this host, out of reach of scripts and of other sites", async () => {
  const browser = httpBrowser(alone, { appUrl: HTTPS });
  const csrf = await browser.send(`${routes.api.auth()}/csrf`);
  const answer = await browser.signIn(await newPerson(), password);
  await db().rateLimit.deleteMany();

  const set = [...csrf.headers.getSetCookie(), ...answer.headers.getSetCookie()];
  expect(set.some((cookie) => cookie.startsWith("__Host-link-session="))).toBe(true);
  for (const cookie of set) {
    expect(cookie).toMatch(/^__Host-/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).not.toMatch(/; Domain/i);
  }
  expect(set.join().length).toBeLessThan(4_096);
});

describe("limits", () => {
  test("S-AUTH-4, R-7: of 50 wrong passwords for one account at once, on two servers, five are looked at", async () => {
    const email = await newPerson();
    const [one, other] = [newBrowser(first), newBrowser(second)];
    const counts = await tally(50, (turn) =>
      (turn % 2 ? one : other).signIn(email, "not the right one", { from: newAddress() }),
    );
    expect(counts).toEqual({ 401: 5, 429: 45 });

    const refused = await newBrowser(second).signIn(email, password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(refused.headers.getSetCookie().join()).not.toContain(sessionCookieName());
    expect((await newBrowser().signIn(await newPerson(), password)).status).toBe(200);
  });

  test("S-AUTH-2: an account that nobody has is limited like one that somebody has", async () => {
    const email = newEmail();
    const counts = await tally(7, () => newBrowser().signIn(email, "not the right one"));
    expect(counts).toEqual({ 401: 5, 429: 2 });
  });

  test("S-AUTH-2: an account is counted behind whatever address is named before it", async () => {
    const email = await newPerson();
    const counts = await tally(7, async () => {
      const browser = newBrowser();
      const body = new URLSearchParams({
        email: newEmail(),
        password: "a wrong one",
        json: "true",
      });
      body.append("email", email);
      body.append("csrfToken", await browser.csrfToken());
      return browser.send(SIGN_IN, { method: "POST", body });
    });
    expect(counts).toEqual({ 401: 5, 429: 2 });
  });

  test("S-AUTH-3: of 200 sign-ins from one network ten are looked at, whatever the header says", async () => {
    // Nobody is in front of this one, so that what a client writes there is not believed.
    const browser = httpBrowser(alone, { appUrl: HTTPS });
    const counts = await tally(200, () =>
      browser.signIn(newEmail(), "a wrong one", { from: newAddress() }),
    );
    expect(counts).toEqual({ 401: 10, 429: 190 });
  });

  test("S-AUTH-3: behind a proxy each client is counted for itself, and not for what it makes up", async () => {
    const browser = newBrowser();
    const real = newAddress();
    const counts = await tally(30, () =>
      browser.signIn(newEmail(), "a wrong one", { from: `${newAddress()}, ${real}` }),
    );
    expect(counts).toEqual({ 401: 10, 429: 20 });
    expect((await newBrowser().signIn(newEmail(), "a wrong one")).status).toBe(401);
  });
});

describe("sign-in", () => {
  test("S-AUTH-5: an unknown address is answered like a wrong password, in everything but ids", async () => {
    const answers = await Promise.all(
      [await newPerson(), newEmail()].map(async (email) => {
        const { status, headers, text } = await newBrowser().signIn(email, "not the right one");
        const names = [...headers.keys()].sort();
        return { status, text, names };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  test("S-AUTH-5: and in the time it takes", { retry: 2, timeout: 120_000 }, async () => {
    const people = await Promise.all(Array.from({ length: 15 }, () => newPerson()));
    const browser = newBrowser();
    await browser.csrfToken();
    const taken = { known: [] as number[], unknown: [] as number[] };
    const measure = async (into: number[], email: string) => {
      const from = performance.now();
      await browser.signIn(email, "a wrong one", { from: newAddress() });
      into.push(performance.now() - from);
    };
    const difference = () => {
      const [known = 0, unknown = 0] = [taken.known, taken.unknown].map(median);
      return Math.abs(known - unknown) / Math.max(3, known / 10);
    };
    // Each person's account takes four wrong passwords. A busy computer needs more samples than an idle one.
    for (let round = 0; round < 4 && !(difference() < 1 && round > 1); round += 1) {
      for (const person of people) {
        await measure(taken.known, person);
        await measure(taken.unknown, newEmail());
      }
    }
    expect(difference()).toBeLessThan(1);
  });

  test("S-AUTH-1: a hash made with less effort than today's is made anew", async () => {
    const weak = await hash(password, { algorithm: 2, memoryCost: 4_096, timeCost: 1 });
    const email = await newPerson(weak);
    const stored = async () =>
      (await db().user.findUniqueOrThrow({ where: { email } })).passwordHash ?? "";
    expect((await newBrowser().signIn(email, "not the right one")).status).toBe(401);
    expect(await stored()).toBe(weak);

    expect((await newBrowser().signIn(email, password)).status).toBe(200);

    const renewed = await stored();
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await newBrowser().signIn(email, password)).status).toBe(200);
    expect(await stored()).toBe(renewed);
  });

  test("S-AUTH-8: without a database it says so, and nothing of the database", async () => {
    const answer = await newBrowser(lost).signIn(newEmail(), password);

    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    const all = `${answer.text} ${[...answer.headers].join(" ")}`;
    expect(all).not.toMatch(/prisma|postgres|ECONN|127\.0\.0\.1:9|somebody|s3cr3t/i);
  });

  test("S-AUTH-9: what failed is written down for whoever has the account, and for nobody else", async () => {
    const email = await newPerson();
    await newBrowser().signIn(email, "not the right one");
    await newBrowser().signIn(newEmail(), "not the right one");

    const { id } = await db().user.findUniqueOrThrow({ where: { email } });
    const failed = () => db().auditEvent.findMany({ where: { action: "sign-in.failed" } });
    await expect
      .poll(async () => (await failed()).filter(({ userId }) => userId === id))
      .toMatchObject([{ target: null, requestId: expect.any(String) }]);
    expect((await failed()).every(({ userId }) => userId !== null)).toBe(true);
  });
});

describe("sessions", () => {
  async function signedIn(app = first) {
    const browser = newBrowser(app);
    const email = await newPerson();
    expect((await browser.signIn(email, password)).status).toBe(200);
    const name = sessionCookieName();
    const cookie = () => `${name}=${browser.jar.get(name)}`;
    expect(await browser.status()).toBe(200);
    return { browser, email, cookie };
  }

  test("S-SES-2: a value that was chosen beforehand is never a session, and a sign-in ends the one before", async () => {
    const chosen = "A".repeat(43);
    const browser = newBrowser();
    browser.jar.set(sessionCookieName(), chosen);
    const email = await newPerson();
    await browser.signIn(email, password);
    const given = browser.jar.get(sessionCookieName());
    expect(given).not.toBe(chosen);
    expect(await browser.status(`${sessionCookieName()}=${chosen}`)).toBe(401);

    await browser.signIn(email, password);

    expect(await browser.status(`${sessionCookieName()}=${given}`)).toBe(401);
    expect(await browser.status()).toBe(200);
  });

  test("S-SES-3: a cookie that was kept opens nothing after the sign-out, on no server", async () => {
    const { browser, cookie } = await signedIn();
    const kept = cookie();

    const left = await browser.signOut();

    expect(left.headers.get("clear-site-data")).toBe('"cache", "storage"');
    const linkTo = await browser.send(`${routes.api.auth()}/signout`);
    expect(linkTo.headers.get("clear-site-data"), "a link of another site's").toBeNull();
    expect(await newBrowser(first).status(kept)).toBe(401);
    expect(await newBrowser(second).status(kept)).toBe(401);
    expect((await newBrowser().send(routes.accounts(), { cookie: kept })).status).toBe(307);
  });

  test("S-SES-5: a token of next-auth's own making, under the right secret, is no session", async () => {
    const { browser, email } = await signedIn();
    const { id } = await db().user.findUniqueOrThrow({ where: { email } });
    const { NEXTAUTH_SECRET: secret } = env();
    const forged = await encode({ token: { sub: id, email }, secret, maxAge: 10 ** 7 });

    expect(await browser.status(`${sessionCookieName()}=${forged}`)).toBe(401);
  });

  test("S-SES-6, R-7: a new password ends the other sessions at once, on every server", async () => {
    const { browser, email, cookie } = await signedIn(first);
    const other = newBrowser(second);
    await other.signIn(email, password);
    const before = cookie();

    const changed = await browser.send(routes.api.accountPassword(), {
      method: "POST",
      body: { current: password, password: "another sentence of mine" },
    });

    expect(changed.status).toBe(204);
    expect(await other.status()).toBe(401);
    for (const app of [first, second]) {
      expect(await newBrowser(app).status(before)).toBe(401);
      expect(await newBrowser(app).status(cookie())).toBe(200);
    }
  });

  test("S-SES-6: nor does a sign-in with the old one outlive it that is under way", async () => {
    const changed = await hashPassword("another sentence of mine");
    for (const aheadMs of [5, 15, 30, 45, 60]) {
      const email = await newPerson();
      const { id, passwordHash } = await db().user.findUniqueOrThrow({ where: { email } });
      const browser = newBrowser();
      const fields = { email, password, csrfToken: await browser.csrfToken(), json: "true" };

      const signingIn = browser.send(SIGN_IN, {
        method: "POST",
        body: new URLSearchParams(fields),
      });
      await sleep(aheadMs);
      await replacePassword({ id }, { known: `${passwordHash}`, hash: changed, userAgent: null });

      expect([200, 401]).toContain((await signingIn).status);
      expect(await browser.status(), `${aheadMs} ms after it began`).toBe(401);
    }
  });

  test("S-SES-9: nobody becomes somebody else by updating their session", async () => {
    const victim = await newPerson();
    const { id } = await db().user.findUniqueOrThrow({ where: { email: victim } });
    const { browser, email } = await signedIn();
    const data = { sub: id, email: victim, sid: "x", sessionToken: "x", role: "admin" };
    const csrfToken = await browser.csrfToken();
    const update = { method: "POST", body: { csrfToken, data } };

    const answers = [
      await browser.send(`${routes.api.auth()}/session`, update),
      await browser.send(`${routes.api.auth()}/session`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    const settings = await browser.send(routes.settings());
    expect(settings.text).toContain(email);
    expect(settings.text).not.toContain(victim);
  });

  test("S-SES-10: neither session nor password nor token against forgery is logged or stored", async () => {
    const { browser, email, cookie } = await signedIn();
    const csrfToken = await browser.csrfToken();
    const secrets = [browser.jar.get(sessionCookieName()) ?? "", csrfToken, password];
    // What fails is what is written to a log.
    const failing = newBrowser(lost);
    failing.jar.set(sessionCookieName(), secrets[0] ?? "");
    await failing.signIn(email, password);
    secrets.push(await failing.csrfToken());
    expect(await failing.status(cookie())).toBe(503);

    const stored = await dump();

    expect(stored).toContain("$argon2id$");
    expect(lost.output()).toContain("sign-in failed");
    expect(lost.output()).toContain("request failed");
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(20);
      expect(stored).not.toContain(secret);
      for (const app of [first, lost]) expect(app.output()).not.toContain(secret);
    }
  });
});

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** All rows of all tables, as text. */
async function dump(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  const rows = await Promise.all(
    tables.map(({ name }) =>
      db().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`),
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}
