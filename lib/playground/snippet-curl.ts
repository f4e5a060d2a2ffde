import { renderTree } from "./render-tree";
import { type SnippetSource, snippetTree } from "./snippet-tree";

/** A command for bash that makes the call. Whatever stands in the request, none of it is run. */
export function snippetCurl(source: SnippetSource): string {
  const { tree } = snippetTree(source);
  const body = renderTree(tree, {
    value: (value) => inQuotes(JSON.stringify(value)),
    // Leaves the quotes for the variable, and goes back into them.
    variable: (name) => `"'"$${name}"'"`,
    member: (_, value) => inQuotes(JSON.stringify(value)),
    key: (key) => inQuotes(JSON.stringify(key)),
    indent: 2,
    trailingComma: false,
  });
  return `curl https://${source.environment}.plaid.com${source.operation.path} \\
  --header 'Content-Type: application/json' \\
  --header "PLAID-CLIENT-ID: $PLAID_CLIENT_ID" \\
  --header "PLAID-SECRET: $PLAID_SECRET" \\
  --data '${body}'
`;
}

/** A text as it stands within single quotes, where bash knows no escapes. */
const inQuotes = (text: string) => text.replaceAll("'", `'\\''`);
