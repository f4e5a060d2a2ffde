import type { z } from "zod";
import { PlaidFailure } from "./plaid-failure";

type Issue = z.core.$ZodIssue;

/**
 * Checks a request as Plaid does: first what is missing, then what is unknown, then what is wrong,
 * each in Plaid's words. Answers the checked body, or throws the refusal.
 *
 * @param missing names found missing elsewhere, such as keys that may come in headers
 */
export function parseRequest(schema: z.ZodObject, body: object, missing: string[]): unknown {
  const parsed = schema.safeParse(body);
  const issues = parsed.error?.issues ?? [];

  const absent = [...missing, ...issues.filter((issue) => isMissing(issue, body)).map(dotted)];
  if (absent.length > 0) {
    throw new PlaidFailure(
      "MISSING_FIELDS",
      `the following required fields are missing: ${absent.join(", ")}`,
    );
  }

  const unknown = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => [...issue.path, key].join("."))
      : [],
  );
  if (unknown.length > 0) {
    throw new PlaidFailure(
      "UNKNOWN_FIELDS",
      `the following fields are not recognized by this endpoint: ${unknown.join(", ")}`,
    );
  }

  const [wrong] = issues;
  if (wrong) throw refusal(wrong);
  return parsed.data;
}

const dotted = (issue: Issue) => issue.path.join(".");

/** A required list that is empty counts as missing; Plaid answers so for `country_codes: []`. */
function isMissing(issue: Issue, body: object): boolean {
  if (issue.code === "too_small") return issue.origin === "array";
  const isAboutType = issue.code === "invalid_type" || issue.code === "invalid_value";
  return isAboutType && valueAt(body, issue.path) === undefined;
}

function valueAt(body: object, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === "object" ? Reflect.get(value, key) : undefined,
    body,
  );
}

function refusal(issue: Issue): PlaidFailure {
  const field = dotted(issue);
  const isProduct = issue.code === "invalid_value" && /products\.\d+$/.test(field);
  if (isProduct) return new PlaidFailure("INVALID_PRODUCT", "one or more products are invalid");
  return new PlaidFailure("INVALID_FIELD", `${field} ${requirement(issue)}`);
}

function requirement(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.expected === "string") return "must be a non-empty string";
      if (issue.expected === "array") return "must be a non-empty string array";
      return `must be ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}`;
    case "too_small":
      return issue.origin === "string"
        ? "must be a non-empty string"
        : `must be at least ${issue.minimum}`;
    case "too_big":
      return issue.origin === "number"
        ? `must be at most ${issue.maximum}`
        : `must not be longer than ${issue.maximum}`;
    case "invalid_value":
      return `must be one of: ${issue.values.join(", ")}`;
    case "custom":
      return issue.message;
    case "invalid_format":
      return issue.format === "url"
        ? "must be a non-empty string URL"
        : `must be a valid ${issue.format}`;
    default:
      return "is invalid";
  }
}
