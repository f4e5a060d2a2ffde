import fc from "fast-check";
import { lanes } from "@/app/(workspace)/sessions/[sessionId]/_components/lanes";
import type { InspectorStep } from "@/lib/contracts/inspector";

/** Any text at all: halves of signs, control characters and markup among it. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((units) => units.map((unit) => String.fromCharCode(unit)).join("")),
  fc.constantFrom(
    "constructor",
    "<script>alert(1)</script>",
    "]]>",
    "-->",
    "a\nend\nb",
    "#quot;",
    "x;y",
    "%%{init}%%",
  ),
);

const lane = fc.constantFrom(...lanes.map(({ id }) => id));

/** Any step, with any text wherever a text of others may stand. */
export const anyStep: fc.Arbitrary<InspectorStep> = fc.record({
  id: text,
  kind: fc.constantFrom("request", "call", "callback", "event", "webhook", "completion", "write"),
  from: lane,
  to: lane,
  name: text,
  at: fc.constant("2026-03-01T12:00:00.000Z"),
  sinceStartMs: fc.nat(),
  durationMs: fc.option(fc.nat()),
  status: fc.option(fc.constantFrom(200, 400, 500)),
  requestId: fc.option(text),
  plaidLinkSessionId: fc.option(text),
  request: fc.constant(null),
  response: fc.option(fc.record({ view_name: text, institution_name: text })),
  source: fc.constant(null),
  error: fc.option(fc.record({ code: text, meaning: text, remedy: text })),
  race: fc.constantFrom(null, { via: "browser", outcome: "won" } as const),
});

/** A step of a sort that says all it can, changed as wanted. */
export const stepWith = (change: Partial<InspectorStep>): InspectorStep => ({
  ...{ id: "1", kind: "call", from: "server", to: "plaid", name: "/link/token/create" },
  ...{ at: "2026-03-01T12:00:00.000Z", sinceStartMs: 1_250, durationMs: 35, status: 200 },
  ...{ requestId: "HNTDNrA8F1shFEW", plaidLinkSessionId: null, request: null, response: null },
  ...{ source: null, error: null, race: null },
  ...change,
});
