import { money } from "./money";
import type { KnownHolding } from "./portfolio";

const fourDigits = (quantity: number) => Math.round(quantity * 1e4) / 1e4;

/**
 * What an account holds after so many trades. Each sells a tenth of the last holding, which is the
 * cash where there is some, and buys of the first for it; the fifth undoes the four before it. What
 * all is worth stays the same, unless there is one holding alone, of which there is then more.
 */
export function tradedHoldings(holdings: readonly KnownHolding[], trades: number): KnownHolding[] {
  const [first] = holdings;
  const last = holdings.at(-1);
  const step = trades % 5;
  if (step === 0 || !first || !last || first.price <= 0 || last.price <= 0) return [...holdings];
  if (first === last) {
    const quantity = fourDigits(first.quantity * (1 + step / 100));
    return [{ ...first, quantity, value: money(quantity * first.price) }];
  }
  const bought = fourDigits((last.value * step) / 10 / first.price);
  const paid = money(bought * first.price);
  return [
    {
      ...first,
      quantity: fourDigits(first.quantity + bought),
      value: fourDigits(first.value + paid),
      costBasis: first.costBasis === null ? null : money(first.costBasis + paid),
    },
    ...holdings.slice(1, -1),
    {
      ...last,
      quantity: fourDigits(last.quantity - paid / last.price),
      value: fourDigits(last.value - paid),
      costBasis: last.costBasis === null ? null : fourDigits(last.costBasis * (1 - step / 10)),
    },
  ];
}
