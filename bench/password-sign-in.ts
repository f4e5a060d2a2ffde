import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { cookiesOf } from "./cookies-of";
import { load, median, type Target } from "./load";
import { ratioLine } from "./ratio-line";
import { PASSWORD, register } from "./register";

const ROUNDS = 7;
const SECONDS = 10;
/** V8 is through with this path after some three thousand sign-ins. See docs/decisions/031. */
const WARM_UP_SECONDS = 40;
const GOAL = 0.7;
/** So that nobody signs in so often that it is their sessions of before that take the time. */
const PEOPLE = 600;

/** As in lib/auth/password.ts. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Signing in by password, from the request to the session, against looking at as many passwords and
 * doing nothing else, which no server can be faster than. Both take turns.
 */
export async function passwordSignIn(appUrl: string): Promise<string[]> {
  const signIn = await signInOf(appUrl);
  await load(signIn, WARM_UP_SECONDS);
  const rounds: { raw: number; ours: number }[] = [];
  while (rounds.length < ROUNDS) {
    rounds.push({ raw: await rawRate(SECONDS), ours: (await load(signIn, SECONDS)).rps });
  }
  const middle = (of: "raw" | "ours") => median(rounds.map((round) => round[of])).toFixed(0);
  const ratios = rounds.map(({ raw, ours }) => ours / raw);
  return [
    `sign-in by password: ${middle("ours")} a second, argon2 alone ${middle("raw")}`,
    ratioLine("ratio", ratios, { atLeast: GOAL }),
  ];
}

/** Passwords looked at in a second, on all cores at once. */
async function rawRate(seconds: number): Promise<number> {
  const hashed = await hash(PASSWORD, ARGON2ID);
  const begun = performance.now();
  const endsAt = begun + seconds * 1_000;
  let done = 0;
  const inTurn = async () => {
    for (; performance.now() < endsAt; done += 1) await verify(hashed, PASSWORD);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, inTurn));
  return done / ((performance.now() - begun) / 1_000);
}

/** The requests that sign new people in, which may be sent again and again. */
async function signInOf(appUrl: string): Promise<Target> {
  const emails = Array.from({ length: PEOPLE }, () => `${randomUUID()}@example.com`);
  for (const email of emails) await register(appUrl, email);
  const csrf = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  return {
    url: `${appUrl}/api/auth/callback/credentials`,
    headers: { origin: appUrl, cookie: cookiesOf(csrf) },
    bodies: emails.map((email) => ({ csrfToken, json: "true", email, password: PASSWORD })),
  };
}
