import { describe, expect, test, vi } from "vitest";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** The lines that some work writes to the log. */
function logged(work: () => void): string[] {
  env().LOG_LEVEL = "info";
  let text = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((piece) => {
    text += String(piece);
    return true;
  });
  work();
  write.mockRestore();
  return text.trimEnd().split("\n");
}

describe("S-LEAK-3: a name that a bank gives itself", () => {
  test.each([
    { name: "another entry", hostile: 'Bank\n{"level":60,"msg":"forged"}' },
    { name: "an end of its entry", hostile: 'Bank"}\r\n{"level":60,"msg":"forged","x":"' },
    { name: "codes for a terminal", hostile: "Bank\u001b[2J\u001b]0;owned\u0007\u009b2J" },
    { name: "marks of Unicode that end lines", hostile: "Bank\u2028forged\u2029\u0085" },
    { name: "a NUL and half a character", hostile: "Bank\u0000\ud800" },
  ])("S-LEAK-3: that holds $name is a value in one entry", ({ hostile }) => {
    const lines = logged(() => log().warn({ institution: hostile }, `read ${hostile}`));

    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/\p{Cc}/u);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: 40,
      institution: hostile,
      msg: `read ${hostile}`,
    });
  });
});
