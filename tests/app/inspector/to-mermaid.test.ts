import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toMermaid } from "@/app/(workspace)/sessions/[sessionId]/_components/to-mermaid";
import { anyStep, stepWith } from "./any-step";

/** What may stand after a colon: signs that mean nothing to Mermaid, and codes of those that might. */
const TEXT = "(?:[\\p{L}\\p{N} .,:/_()+'-]|#\\d+;)+";
const LANE = "(?:browser|server|plaid|database)";
const LINES = [
  `participant ${LANE} as [A-Z][A-Za-z ]+`,
  `${LANE}-(?:>>|->>)${LANE}: ${TEXT}`,
  `Note over ${LANE}: ${TEXT}`,
];
const LINE = new RegExp(`^  (?:${LINES.join("|")})$`, "u");

const linesOf = (mermaid: string) => mermaid.trimEnd().split("\n");

describe("a session as a Mermaid sequence diagram", () => {
  test("whatever its steps are called, every line is one of Mermaid's", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 5 }), (steps) => {
        const [head, ...lines] = linesOf(toMermaid(steps));

        expect(head).toBe("sequenceDiagram");
        expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
        expect(lines.length).toBeGreaterThanOrEqual(4 + steps.length);
      }),
    );
  });

  test("a call has its answer, with status, error, time and request_id", () => {
    const error = { code: "INVALID_PRODUCT", meaning: "Not enabled.", remedy: "r" };

    expect(linesOf(toMermaid([stepWith({ status: 400, error })])).slice(5)).toEqual([
      "  server->>plaid: /link/token/create (+1.25 s)",
      "  plaid-->>server: 400, INVALID_PRODUCT, 35 ms, HNTDNrA8F1shFEW",
      "  Note over plaid: INVALID_PRODUCT. Not enabled.",
    ]);
  });

  test("one that nobody answered says so, and what happens in one place is a note there", () => {
    const silent = stepWith({ status: null, durationMs: null, requestId: null });
    const inside = stepWith({ kind: "event", from: "plaid", to: "plaid", name: "HANDOFF" });

    expect(linesOf(toMermaid([silent, inside])).slice(6)).toEqual([
      "  plaid-->>server: no answer",
      "  Note over plaid: Finished: Link handed over (+1.25 s)",
    ]);
  });

  test("what Mermaid would take for its own is written as a code", () => {
    const [line] = linesOf(toMermaid([stepWith({ name: "a;b #c\n%%d <br>" })])).slice(5);

    expect(line).toBe("  server->>plaid: a#59;b #35;c #37;#37;d #60;br#62; (+1.25 s)");
  });
});
