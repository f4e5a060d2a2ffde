import "server-only";
import { Problem } from "@/lib/problem";

const LIFETIME_MS = 30_000;

const kept = new Map<string, { answer: Promise<unknown>; at: number }>();

/**
 * What `ask` answers, from here on kept for half a minute under a name of its own, its refusals too:
 * however often somebody reloads, Plaid is asked twice a minute at most. Who asks meanwhile waits for
 * the same answer.
 */
export function remembered<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  const known = kept.get(name);
  if (known && Date.now() - known.at < LIFETIME_MS) return known.answer as Promise<Answer>;
  const answer = ask();
  kept.set(name, { answer, at: Date.now() });
  // A failure of our own is nobody's answer.
  answer.catch((thrown: unknown) => {
    if (!(thrown instanceof Problem)) kept.delete(name);
  });
  return answer;
}

/** Has everything asked afresh the next time. */
export const forgetAnswers = () => kept.clear();
