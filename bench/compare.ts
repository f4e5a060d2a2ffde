import { type Figures, load, median, type Target } from "./load";
import { ratioLine } from "./ratio-line";

const WARM_UP_SECONDS = 3;

type Named = Target & { name: string };
type Goals = {
  /** Of the requests that the bare one answers in a second, so many at least. */
  atLeast: number;
  /** So many times what the slowest hundredth of the bare one takes, at most. */
  p99AtMost?: number;
};

/**
 * Loads an endpoint and what it is measured against in turn, again and again, so that the moods of
 * the machine meet both alike, and tells how they compare.
 */
export async function compare(
  { ours, bare }: { ours: Named; bare: Named },
  { atLeast, p99AtMost }: Goals,
  { rounds = 5, seconds = 5 } = {},
): Promise<string[]> {
  for (const target of [bare, ours]) await load(target, WARM_UP_SECONDS);
  const done: { ours: Figures; bare: Figures }[] = [];
  while (done.length < rounds) {
    done.push({ bare: await load(bare, seconds), ours: await load(ours, seconds) });
  }
  const ratios = (of: keyof Figures) => done.map((round) => round.ours[of] / round.bare[of]);
  const rate = (of: "ours" | "bare", { name }: Named) => {
    const middle = (figure: keyof Figures) => median(done.map((round) => round[of][figure]));
    return `${name}: ${middle("rps").toFixed(0)} requests/s, p50 ${middle("p50")} ms, p99 ${middle("p99")} ms`;
  };
  return [
    rate("ours", ours),
    rate("bare", bare),
    ratioLine("ratio", ratios("rps"), { atLeast }),
    ...(p99AtMost ? [ratioLine("ratio of p99", ratios("p99"), { atMost: p99AtMost })] : []),
  ];
}
