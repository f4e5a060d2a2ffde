import type { InspectorStep } from "@/lib/contracts/inspector";
import { lanes } from "./lanes";
import { sinceWords, stepTitle } from "./step-words";

const LANE_WIDTH = 260;
const HEAD_HEIGHT = 60;
const STEP_HEIGHT = 52;
const WIDTH = lanes.length * LANE_WIDTH;
const MARGIN = 12;
/** What a text may take up. */
const TEXT_WIDTH = 440;

/** A session as a picture of its own, with no style or script from elsewhere. */
export function toSvg(steps: InspectorStep[], title: string): string {
  const height = HEAD_HEIGHT + (steps.length + 1) * STEP_HEIGHT;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${safe(title)}" font-family="system-ui, sans-serif">
<title>${safe(title)}</title>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${lanes.map(({ name }, index) => laneOf(name, middle(index), height)).join("\n")}
${steps.map((step, index) => stepOf(step, HEAD_HEIGHT + (index + 1) * STEP_HEIGHT)).join("\n")}
</svg>
`;
}

const middle = (lane: number) => (lane + 0.5) * LANE_WIDTH;

const laneOf = (name: string, x: number, height: number) =>
  `<line x1="${x}" y1="44" x2="${x}" y2="${height - 12}" stroke="#dfe2e8"/>
<text x="${x}" y="30" text-anchor="middle" font-size="13" font-weight="600" fill="#1b1f27">${safe(name)}</text>`;

function stepOf(step: InspectorStep, y: number): string {
  const { from, to, kind, name, status, durationMs, error, sinceStartMs } = step;
  const [x1, x2] = [laneX(from), laneX(to)];
  const colour = error ? "#b3261e" : "#2a4f9f";
  const took = durationMs === null ? null : `${durationMs} ms`;
  const facts = [sinceWords(sinceStartMs), status, error?.code, took].filter(Boolean).join(" · ");
  return [
    x1 === x2 ? dotOf(x1, y, colour) : arrowOf(x1, x2, y, colour),
    textOf(kind === "call" ? name : stepTitle(step), (x1 + x2) / 2, y - 8, 13, "#1b1f27"),
    textOf(facts, (x1 + x2) / 2, y + 16, 11, error ? colour : "#525a68"),
  ].join("\n");
}

const laneX = (id: InspectorStep["from"]) => middle(lanes.findIndex((lane) => lane.id === id));

const dotOf = (x: number, y: number, colour: string) =>
  `<circle cx="${x}" cy="${y}" r="4" fill="${colour}"/>`;

const arrowOf = (x1: number, x2: number, y: number, colour: string) =>
  `<line x1="${x1}" y1="${y}" x2="${x2}" y2="${y}" stroke="${colour}" stroke-width="2"/>
<path d="M${x2} ${y} l${x2 > x1 ? -9 : 9} -5 v10 z" fill="${colour}"/>`;

/** A line of text around `x`, as near to it as the edges allow. It stands out from lines behind it. */
function textOf(text: string, x: number, y: number, size: number, colour: string): string {
  const cut = cutToFit(text, size);
  const half = widthOf(cut, size) / 2 + MARGIN;
  const at = Math.round(Math.max(half, Math.min(WIDTH - half, x)));
  return `<text x="${at}" y="${y}" text-anchor="middle" font-size="${size}" fill="${colour}" stroke="#ffffff" stroke-width="4" paint-order="stroke">${safe(cut)}</text>`;
}

function cutToFit(text: string, size: number): string {
  let width = 0;
  let end = 0;
  for (const sign of text) {
    width += widthOf(sign, size);
    if (width > TEXT_WIDTH) return `${text.slice(0, end)}…`;
    end += sign.length;
  }
  return text;
}

/** A guess at the width of a text, as nothing can be measured here. Signs of East Asia are square. */
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, sign) => sum + size * (sign > "\u2e7f" ? 1 : 0.56), 0);

/** Text that is no markup, and holds only what XML allows. */
const safe = (text: string) =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for them.
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
