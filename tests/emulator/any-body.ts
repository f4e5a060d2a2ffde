import fc from "fast-check";

/** Arrays in arrays, so deep that a walk that calls itself for each would break. */
const nested = fc
  .integer({ min: 1, max: 20_000 })
  .map((depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`);

/** Names that mean something to JavaScript's own objects. */
const prototypeKeys = fc.constantFrom(
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
);

/** What a field may be given, written as JSON: what JavaScript cannot write too. */
const odd = fc.oneof(
  fc.constantFrom(
    "1e400",
    "-1e400",
    "9007199254740993",
    `1${"0".repeat(400)}`,
    "-0",
    '"\\ud800"',
    '"\\udfff\\ud800"',
    '"\\u0000"',
    '{"__proto__":{"isPublic":true}}',
    '{"constructor":{"prototype":{}}}',
    `"${"x".repeat(5_000)}"`,
  ),
  nested,
  fc.json(),
);

/** The text of a body that sets some of these fields to something odd, and names that are no fields. */
export function oddBody(fields: readonly string[], right: Record<string, unknown> = {}) {
  const name = fc.oneof(
    { weight: 4, arbitrary: fields.length > 0 ? fc.constantFrom(...fields) : prototypeKeys },
    prototypeKeys,
    fc.constantFrom("\\ud800", ""),
  );
  return fc.array(fc.tuple(name, odd), { maxLength: 4 }).map((members) => {
    const whole = Object.entries(right).map(([key, value]) => `"${key}":${JSON.stringify(value)}`);
    return `{${[...whole, ...members.map(([key, value]) => `"${key}":${value}`)].join(",")}}`;
  });
}

/** Bodies that are no JSON objects at all. */
export const noObject = fc.oneof(
  fc.constantFrom("", "{", "[]", "null", "1e400", '{"a":1}}', "NaN", "\u0000"),
  fc.constantFrom('{"access_token":"', "undefined", "'{}'"),
  nested,
  fc.string({ unit: "binary" }).filter((text) => !isObject(text)),
);

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Content types that are not JSON's. */
export const otherContentTypes = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/xml",
  "",
];
