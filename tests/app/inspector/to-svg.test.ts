import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toSvg } from "@/app/(workspace)/sessions/[sessionId]/_components/to-svg";
import { anyStep, stepWith } from "./any-step";
import { readXml } from "./read-xml";

const textsOf = (svg: string) =>
  readXml(svg).flatMap(({ name, text }) => (name === "text" ? [text] : []));

describe("a session as SVG", () => {
  test("whatever its steps are called, it is well-formed and holds nothing but its own drawing", () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 5 }),
        fc.string({ unit: "binary" }),
        (steps, title) => {
          const elements = readXml(toSvg(steps, title));

          const names = new Set(elements.map(({ name }) => name));
          for (const name of ["svg", "title", "rect", "line", "path", "circle", "text"]) {
            names.delete(name);
          }
          expect([...names]).toEqual([]);
          expect(elements.filter(({ name }) => name === "text")).toHaveLength(4 + 2 * steps.length);
        },
      ),
    );
  });

  test("each step says what it was, when, how it ended and how long it took", () => {
    const failed = { code: "INVALID_PRODUCT", meaning: "m", remedy: "r" };
    const svg = toSvg(
      [
        stepWith({}),
        stepWith({ kind: "write", to: "database", name: "Session <stored> & kept" }),
        stepWith({ status: 400, error: failed }),
      ],
      "Standard Link",
    );

    expect(textsOf(svg)).toEqual([
      ...["Browser", "Your server", "Plaid", "Database"],
      ...["/link/token/create", "+1.25 s · 200 · 35 ms"],
      ...["Session <stored> & kept", "+1.25 s · 200 · 35 ms"],
      ...["/link/token/create", "+1.25 s · 400 · INVALID_PRODUCT · 35 ms"],
    ]);
  });

  test("an arrow points from who asked to who was asked", () => {
    const svg = toSvg([stepWith({ from: "plaid", to: "browser" })], "title");

    const [arrow] = readXml(svg)
      .filter(({ name, attributes }) => name === "line" && attributes["stroke-width"] === "2")
      .map(({ attributes }) => [Number(attributes.x1), Number(attributes.x2)]);
    expect(arrow).toEqual([650, 130]);
  });

  test("a text that is too long is cut, and none runs over the edge", () => {
    const long = stepWith({ name: "長".repeat(400), from: "browser", to: "browser" });

    const drawn = readXml(toSvg([long], "title")).find(({ text }) => text.includes("長"));

    expect(drawn?.text).toMatch(/^長{33}…$/);
    expect(Number(drawn?.attributes.x)).toBeGreaterThan((34 * 13) / 2);
  });
});
