import type { Operation } from "./operation";

/**
 * Checks a request as the server does. Answers what is wrong by the path of the field, such as
 * `user.client_user_id` or `options.account_ids.0`; nothing where the request may be sent.
 */
export function checkRequest(
  { schema }: Pick<Operation, "schema">,
  request: unknown,
): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of schema.safeParse(request).error?.issues ?? []) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    for (const path of keys.length > 0 ? keys.map((key) => [...issue.path, key]) : [issue.path]) {
      messages[path.join(".") || "request"] ??= CREDENTIALS.has(String(path.at(-1)))
        ? "is put in by the server: send no credentials"
        : issue.message;
    }
  }
  return messages;
}

const CREDENTIALS = new Set(["client_id", "secret"]);
