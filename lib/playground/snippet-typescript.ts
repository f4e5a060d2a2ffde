import { renderTree } from "./render-tree";
import { type SnippetSource, snippetTree } from "./snippet-tree";

/** A program that makes the call with Plaid's SDK. It compiles for every request that passes the schema. */
export function snippetTypescript(source: SnippetSource): string {
  const { tree, variables } = snippetTree(source);
  const enums = new Set<string>();
  const request = renderTree(tree, {
    value: (value) => JSON.stringify(value),
    variable: (name) => name,
    member: (sdkEnum, value) => {
      enums.add(sdkEnum);
      return `${sdkEnum}.${memberName(value)}`;
    },
    key: propertyName,
    indent: 2,
    trailingComma: true,
  });
  const imports = ["Configuration", "PlaidApi", "PlaidEnvironments", ...enums].sort();
  const read = ["PLAID_CLIENT_ID", "PLAID_SECRET", ...variables.map((name) => `${name} = ""`)];
  return `import ${names(imports)} from "plaid";

const ${names(read)} = process.env;

const client = new PlaidApi(
  new Configuration({
    basePath: PlaidEnvironments.${source.environment},
    baseOptions: {
      headers: { "PLAID-CLIENT-ID": PLAID_CLIENT_ID, "PLAID-SECRET": PLAID_SECRET },
    },
  }),
);

const { data } = await client.${source.operation.sdkMethod}(${request});

console.log(data);
`;
}

/** A name as an object literal takes it. Only in brackets is `__proto__` a name like any other. */
function propertyName(key: string): string {
  if (key === "__proto__") return `["__proto__"]`;
  return /^[a-z_]\w*$/i.test(key) ? key : JSON.stringify(key);
}

function names(all: string[]): string {
  const line = `{ ${all.join(", ")} }`;
  return line.length <= 80 ? line : `{\n  ${all.join(",\n  ")},\n}`;
}

/** What the SDK calls a value of an enum: `money market` is `MoneyMarket`, `3_lite` is `_3Lite`. */
function memberName(value: string): string {
  const otherwise = OTHERWISE[value];
  if (otherwise) return otherwise;
  const words = value.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words
    .map(
      (word) =>
        word.charAt(0).toUpperCase() +
        (isShouted(word) ? word.slice(1).toLowerCase() : word.slice(1)),
    )
    .join("");
  return /^\d/.test(name) ? `_${name}` : name;
}

const isShouted = (word: string) => /^[A-Z][A-Z\d]+$/.test(word);

/** Values that the SDK has other names for. */
const OTHERWISE: Record<string, string> = {
  payroll_digital_income: "DigitalIncome",
  payroll_document_income: "DocumentIncome",
};
