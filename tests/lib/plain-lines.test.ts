import { describe, expect, test } from "vitest";
import { plainLines } from "@/lib/plain-lines";

describe("plainLines", () => {
  test.each([
    { name: "clears the screen", text: "a\u001b[2Jb", printed: "a\\u001b[2Jb" },
    { name: "names the window", text: "\u001b]0;x\u0007", printed: "\\u001b]0;x\\u0007" },
    { name: "writes over its line", text: "error\rfine", printed: "error\\u000dfine" },
    { name: "is a code of eight bits", text: "\u009b2J", printed: "\\u009b2J" },
    { name: "is taken back", text: "ab\b\b\u007f", printed: "ab\\u0008\\u0008\\u007f" },
    { name: "is NUL", text: "a\0", printed: "a\\u0000" },
  ])("S-LEAK-3: shows what $name, and has no effect of it", ({ text, printed }) => {
    expect(plainLines(text)).toBe(printed);
  });

  test.each([
    { name: "at once", text: 'x\n{"level":60}', printed: 'x\n| {"level":60}' },
    { name: "behind spaces", text: 'x\n \t{"level":60}', printed: 'x\n|  \t{"level":60}' },
    { name: "behind empty lines", text: 'x\n\n{"level":60}', printed: 'x\n\n| {"level":60}' },
    { name: "after a line end of Windows", text: 'x\r\n{"a":1}', printed: 'x\r\n| {"a":1}' },
  ])("S-LEAK-3: marks a line that would begin an entry of the log $name", ({ text, printed }) => {
    expect(plainLines(text)).toBe(printed);
  });

  test.each([
    { name: "an entry of the log", text: '{"level":30,"msg":"a\\nb"}\n' },
    {
      name: "an error with its stack",
      text: "Error: no\n    at f (a.ts:1:2)\n    at g (b.ts:3:4)\n",
    },
    {
      name: "colours",
      text: "\u001b[31m\u001b[1mError\u001b[22m\u001b[39m: \u001b[38;5;196mno\u001b[0m",
    },
  ])("leaves $name as it is", ({ text }) => {
    expect(plainLines(text)).toBe(text);
  });
});
