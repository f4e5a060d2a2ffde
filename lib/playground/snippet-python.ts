import { renderTree } from "./render-tree";
import { type SnippetSource, snippetTree } from "./snippet-tree";

/** A program for Python that makes the call with `requests`. */
export function snippetPython(source: SnippetSource): string {
  const { tree } = snippetTree(source);
  const request = renderTree(tree, {
    value: literal,
    variable: (name) => `os.environ["${name}"]`,
    member: (_, value) => literal(value),
    key: literal,
    indent: 4,
    trailingComma: true,
  });
  return `import os

import requests

request = ${request}

response = requests.post(
    "https://${source.environment}.plaid.com${source.operation.path}",
    headers={
        "PLAID-CLIENT-ID": os.environ["PLAID_CLIENT_ID"],
        "PLAID-SECRET": os.environ["PLAID_SECRET"],
    },
    json=request,
)

print(response.json())
`;
}

/** A text of JSON is one of Python too, with the same escapes. */
function literal(value: string | number | boolean | null): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return JSON.stringify(value);
}
