import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { POST } from "@/app/api/register/route";
import { isPasswordOf } from "@/lib/auth/password";
import { systemFindUserByEmail } from "@/lib/data/users";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { answerOf, params, post } from "@/tests/support/requests";

const password = "a short sentence works";
const someone = () => `${randomUUID()}@example.com`;
/** Registers from a network of its own, of which ten an hour may. */
const register = (body: unknown) => {
  const headers = { "x-forwarded-for": `2001:db8:${randomUUID().slice(0, 4)}::1` };
  return answerOf(POST(post(routes.api.register(), body, { headers }), params({})));
};

describe("POST /api/register", () => {
  test("S-AUTH-1: adds a user whose password is kept as an argon2id hash only", async () => {
    const email = someone();

    const { status, body } = await register({ email, password });

    expect(status).toBe(201);
    expect(body).toEqual({ user: { id: expect.stringMatching(/^usr_/), email } });
    const user = await systemFindUserByEmail(email);
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPasswordOf(user?.passwordHash ?? null, password)).toBe(true);
    expect(await isPasswordOf(user?.passwordHash ?? null, `${password}s`)).toBe(false);
  });

  test("S-AUTH-7: an address is one address, however it is typed", async () => {
    const email = someone();
    await register({ email, password });
    const before = await databaseState();

    const typed = [`  ${email}  `, email.toUpperCase(), email.replace("@", "\uff20")];
    const answers = await Promise.all(typed.map((other) => register({ email: other, password })));

    expect(answers.map(({ body }) => body.code)).toEqual(Array(3).fill("email_taken"));
    expect(answers[0]?.body.detail).toMatch(/Sign in instead/);
    expect(await databaseState()).toBe(before);
  });

  test("S-AUTH-7: of two registrations at once, one wins", async () => {
    const email = someone();

    const answers = await Promise.all([1, 2, 3].map(() => register({ email, password })));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test.each([
    { name: "a password of 14 characters", body: { password: "x".repeat(14) }, field: "password" },
    {
      name: "a password of 257 characters",
      body: { password: "x".repeat(257) },
      field: "password",
    },
    { name: "a common word twice", body: { password: "passwordpassword1" }, field: "password" },
    { name: "this app's name", body: { password: "plaid link reference" }, field: "password" },
    {
      name: "four letters over and over",
      body: { password: "abcdabcdabcdabcd" },
      field: "password",
    },
    { name: "an address with a space inside", body: { email: "a b@example.com" }, field: "email" },
    { name: "an address without a domain", body: { email: "someone" }, field: "email" },
    { name: "an address with a line break", body: { email: "a@example.com\nb" }, field: "email" },
    { name: "an address with two domains", body: { email: '"e@evil"@x' }, field: "email" },
    {
      name: "an address of 10 KB",
      body: { email: `${"a".repeat(10_000)}@example.com` },
      field: "email",
    },
    { name: "a list as address", body: { email: ["a@example.com"] }, field: "email" },
    { name: "an id of the caller's choice", body: { id: "usr_1" }, field: "id" },
    { name: "a demo user of the caller's", body: { isDemo: true }, field: "isDemo" },
  ])("S-AUTH-6, S-AUTH-7: refuses $name and names the field", async ({ body, field }) => {
    const before = await databaseState();

    const answer = await register({ email: someone(), password, ...body });

    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.fields)).toEqual([field]);
    expect(await databaseState()).toBe(before);
  });

  test("S-AUTH-6: a password of 15 characters, spaces and emoji among them, is fine and counts in full", async () => {
    const email = someone();
    const long = "\u{1F427} fifteen chars";
    expect([...long]).toHaveLength(15);

    expect((await register({ email, password: long })).status).toBe(201);

    const user = await systemFindUserByEmail(email);
    expect(await isPasswordOf(user?.passwordHash ?? null, long)).toBe(true);
    expect(await isPasswordOf(user?.passwordHash ?? null, long.slice(0, -1))).toBe(false);
  });
});
