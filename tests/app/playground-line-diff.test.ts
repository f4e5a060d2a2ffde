import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DiffLine,
  lineDiff,
} from "@/app/(workspace)/playground/[operation]/_components/line-diff";

const lines = fc.array(fc.constantFrom("a", "b", "c", "{", "}"), { maxLength: 25 });
const text = lines.map((all) => all.join("\n"));
const without = (diff: DiffLine[], mark: DiffLine["mark"]) =>
  diff
    .filter((line) => line.mark !== mark)
    .map((line) => line.text)
    .join("\n");

describe("lineDiff", () => {
  test("holds both texts, whatever they are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = lineDiff(before, after);

        expect(without(diff, "+")).toBe(before);
        expect(without(diff, "-")).toBe(after);
      }),
    );
  });

  test("marks nothing in a text that is the same", () => {
    expect(lineDiff("a\nb", "a\nb").every(({ mark }) => mark === " ")).toBe(true);
  });

  test("marks only the line that was changed", () => {
    expect(lineDiff("a\nb\nc", "a\nx\nc")).toEqual([
      { mark: " ", text: "a" },
      { mark: "-", text: "b" },
      { mark: "+", text: "x" },
      { mark: " ", text: "c" },
    ]);
  });

  test("holds both texts where they are too long to be compared line by line", () => {
    const before = Array.from({ length: 3_000 }, (_, at) => `before ${at}`).join("\n");
    const after = Array.from({ length: 3_000 }, (_, at) => `after ${at}`).join("\n");

    const diff = lineDiff(before, after);

    expect(without(diff, "+")).toBe(before);
    expect(without(diff, "-")).toBe(after);
  });
});
