import { randomFrom } from "./random-from";

/** So many digits, the same ones for the same seed. */
export function digitsFrom(seed: string, count: number): string {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
}
