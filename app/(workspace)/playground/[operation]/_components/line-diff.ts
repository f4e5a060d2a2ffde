/** A line of two texts: in both, only in the first, or only in the second. */
export type DiffLine = { mark: " " | "-" | "+"; text: string };

const MOST_CELLS = 4_000_000;

/**
 * What turns one text into another, line by line, with as many lines kept as can be. Texts that
 * differ over thousands of lines are told as one taken away and one put in its place.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const a = before.split("\n");
  const b = after.split("\n");
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [
    ...marked(" ", a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...marked(" ", a.slice(a.length - end)),
  ];
}

const marked = (mark: DiffLine["mark"], lines: string[]): DiffLine[] =>
  lines.map((text) => ({ mark, text }));

function middle(a: string[], b: string[]): DiffLine[] {
  if (a.length * b.length > MOST_CELLS) return [...marked("-", a), ...marked("+", b)];
  const kept = keptLengths(a, b);
  const width = b.length + 1;
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({ mark: " ", text: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if ((kept[(i + 1) * width + j] ?? 0) >= (kept[i * width + j + 1] ?? 0)) {
      lines.push({ mark: "-", text: a[i] ?? "" });
      i += 1;
    } else {
      lines.push({ mark: "+", text: b[j] ?? "" });
      j += 1;
    }
  }
  return [...lines, ...marked("-", a.slice(i)), ...marked("+", b.slice(j))];
}

/** How many lines can be kept of what follows each pair of places, row by row. */
function keptLengths(a: string[], b: string[]): Uint16Array {
  const width = b.length + 1;
  const kept = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      kept[i * width + j] =
        a[i] === b[j]
          ? 1 + (kept[(i + 1) * width + j + 1] ?? 0)
          : Math.max(kept[(i + 1) * width + j] ?? 0, kept[i * width + j + 1] ?? 0);
    }
  }
  return kept;
}
