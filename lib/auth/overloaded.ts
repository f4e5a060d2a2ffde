import "server-only";
import { Problem } from "@/lib/problem";

/** What is told whoever comes when too many wait for their turn to sign in. */
export const overloaded = (): Problem =>
  new Problem("overloaded", "Too many people are signing in. Try again in a moment.", {
    retryAfterSeconds: 2,
  });
