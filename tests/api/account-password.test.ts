import { describe, expect, test } from "vitest";
import { POST } from "@/app/api/account/password/route";
import { sessionCookieName } from "@/lib/auth/cookies";
import { hashPassword, isPasswordOf } from "@/lib/auth/password";
import { systemFindSession, systemStartSession } from "@/lib/data/sessions";
import { findPasswordHash } from "@/lib/data/users";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/routes";
import { databaseState } from "@/tests/support/database";
import { params, post } from "@/tests/support/requests";
import { signedInUser } from "@/tests/support/users";

const current = "a short sentence works";
const password = "another sentence of mine";

/** A person who signs in with a password. */
async function userWithPassword() {
  const user = await signedInUser();
  await db().user.update({
    where: { id: user.viewer.id },
    data: { passwordHash: await hashPassword(current) },
  });
  return user;
}

async function change(cookie: string, body: object) {
  const response = await POST(post(routes.api.accountPassword(), body, { cookie }), params({}));
  const cookieSet = response.headers.get("set-cookie") ?? "";
  return {
    status: response.status,
    cookieSet,
    token: new RegExp(`^${sessionCookieName()}=([^;]+)`).exec(cookieSet)?.[1] ?? "",
    body: response.status === 204 ? null : await response.json(),
  };
}

describe("POST /api/account/password", () => {
  test("S-SES-6: changes it, ends every session, and gives this browser a new one", async () => {
    const { viewer, cookie, token } = await userWithPassword();
    const other = await systemStartSession(viewer.id, "another");

    const answer = await change(cookie, { current, password });

    expect(answer.status).toBe(204);
    expect(answer.cookieSet).toMatch(/; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    expect(await systemFindSession(token)).toBeNull();
    expect(await systemFindSession(other)).toBeNull();
    const now = await systemFindSession(answer.token);
    expect(now).toMatchObject({ id: viewer.id });
    expect(now?.sessionId).not.toBe(viewer.sessionId);
    const hash = await findPasswordHash(viewer);
    expect(await isPasswordOf(hash, password)).toBe(true);
    expect(await isPasswordOf(hash, current)).toBe(false);
  });

  test("of two changes at once one counts", async () => {
    const { cookie } = await userWithPassword();

    const answers = await Promise.all([
      change(cookie, { current, password }),
      change(cookie, { current, password: `${password}, and then some` }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  test.each([
    { name: "the wrong password", body: { current: "not this one" }, field: "current" },
    { name: "no password", body: { current: "" }, field: "current" },
    { name: "14 characters", body: { password: "abcdefghijklmn" }, field: "password" },
    { name: "257 characters", body: { password: "ab".repeat(129) }, field: "password" },
    { name: "a common word", body: { password: "passwordpassword1" }, field: "password" },
    { name: "what it is already", body: { password: current }, field: "password" },
    { name: "another person", body: { userId: "usr_other" }, field: "userId" },
  ])("S-AUTH-6: refuses $name, names the field and changes nothing", async ({ body, field }) => {
    const { viewer, cookie } = await userWithPassword();
    const before = await databaseState();

    const answer = await change(cookie, { current, password, ...body });

    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.fields)).toEqual([field]);
    expect(await databaseState()).toBe(before);
    expect((await db().session.findUnique({ where: { id: viewer.sessionId } }))?.revokedAt).toBe(
      null,
    );
  });

  test("S-AUTH-6: refuses one's own address as password", async () => {
    const { viewer, cookie } = await userWithPassword();

    const answer = await change(cookie, { current, password: `${viewer.email}` });

    expect(answer.status).toBe(400);
    expect(answer.body.detail).toMatch(/easy to guess/);
  });

  test("S-AUTH-2: after five wrong ones nobody is let try on, not even with the right one", async () => {
    const { cookie, token } = await userWithPassword();
    const wrong = Array.from({ length: 8 }, () => change(cookie, { current: "wrong", password }));

    const statuses = (await Promise.all(wrong)).map(({ status }) => status).sort();

    expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429, 429]);
    expect((await change(cookie, { current, password })).status).toBe(429);
    expect(await systemFindSession(token)).not.toBeNull();
  });

  test("tells people who have none why there is nothing to change", async () => {
    const { viewer, cookie } = await signedInUser();
    await db().user.update({ where: { id: viewer.id }, data: { passwordHash: null } });

    const answer = await change(cookie, { current, password });

    expect(answer.status).toBe(404);
    expect(answer.body.detail).toMatch(/sign in through another service/);
  });
});
