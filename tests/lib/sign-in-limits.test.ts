import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { countRegistration, countSignIn, forgiveSignIns } from "@/lib/auth/sign-in-limits";
import { db } from "@/lib/db/client";
import { Problem } from "@/lib/problem";

afterEach(() => vi.useRealTimers());

const newEmail = () => `${randomUUID()}@example.com`;
const newAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;
const from = (address: string) =>
  new Request("http://localhost", { headers: { "x-forwarded-for": address } });

/** How many of so many attempts, all at once, are let through. */
async function passed(times: number, attempt: () => Promise<unknown>): Promise<number> {
  const all = await Promise.allSettled(Array.from({ length: times }, attempt));
  const refused = all.filter((one) => one.status === "rejected");
  for (const { reason } of refused) {
    if (!(reason instanceof Problem) || reason.code !== "rate_limited") throw reason;
    expect(reason.extensions.retryAfterSeconds).toBeGreaterThan(0);
  }
  return times - refused.length;
}

function letMinutesPass(minutes: number) {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(now + minutes * 60_000);
}

describe("attempts to sign in", () => {
  test("S-AUTH-2: five are let through to one account in 15 minutes, from wherever they come", async () => {
    const email = newEmail();
    const attempt = () => countSignIn(from(newAddress()), email);
    expect(await passed(6, attempt)).toBe(5);
    expect(await passed(1, () => countSignIn(from(newAddress()), newEmail()))).toBe(1);

    letMinutesPass(14);
    expect(await passed(1, attempt)).toBe(0);
    letMinutesPass(2);
    expect(await passed(6, attempt)).toBe(5);
  });

  test("S-AUTH-2: an account that was signed in to is counted anew", async () => {
    const email = newEmail();
    const attempt = () => countSignIn(from(newAddress()), email);
    expect(await passed(4, attempt)).toBe(4);

    await forgiveSignIns(email);

    expect(await passed(6, attempt)).toBe(5);
  });

  test("S-AUTH-4: of 50 at once on one account, five are let through", async () => {
    const email = newEmail();
    expect(await passed(50, () => countSignIn(from(newAddress()), email))).toBe(5);
  });

  test("S-AUTH-2: after 100 in a day an account is closed, however they are spread", async () => {
    const email = newEmail();
    let through = 0;
    for (let quarter = 0; quarter < 22; quarter += 1) {
      through += await passed(5, () => countSignIn(from(newAddress()), email));
      letMinutesPass(16);
    }
    expect(through).toBe(100);
  });

  test("S-AUTH-3: ten a minute are let through from one network, to whichever accounts", async () => {
    const address = newAddress();
    const attempt = () => countSignIn(from(address), newEmail());
    expect(await passed(40, attempt)).toBe(10);
    expect(await passed(1, () => countSignIn(from(newAddress()), newEmail()))).toBe(1);

    letMinutesPass(1.1);
    expect(await passed(11, attempt)).toBe(10);
  });

  test("neither addresses nor e-mails are stored in the clear", async () => {
    const email = newEmail();
    await countSignIn(from("203.0.113.77"), email);

    const all = JSON.stringify(await db().rateLimit.findMany({ select: { key: true } }));
    expect(all).toContain("sign-in-address:");
    expect(all).not.toContain(email);
    expect(all).not.toContain("203.0.113");
  });
});

test("ten accounts an hour are created from one network", async () => {
  const address = newAddress();
  expect(await passed(12, () => countRegistration(from(address)))).toBe(10);
  expect(await passed(1, () => countRegistration(from(newAddress())))).toBe(1);
});
