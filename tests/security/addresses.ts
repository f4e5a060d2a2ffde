import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "@/scripts/local-settings";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const NEXT_AUTH = "/api/auth/[...nextauth]";
/** What answers for every address below /api that there is none. */
const NOWHERE = "/api/[...path]";

/** The files under `app` by the address that Next gives them: groups in parentheses fall away. */
function filesNamed(name: RegExp): Map<string, string> {
  const app = path.join(ROOT, "app");
  const found = readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => name.test(path.basename(file)))
    .map((file): [string, string] => {
      const folders = path.dirname(file).split(path.sep);
      const address = folders.filter((folder) => folder !== "." && !folder.startsWith("("));
      return [`/${address.join("/")}`, readFileSync(path.join(app, file), "utf8")];
    });
  return new Map(found);
}

/** The addresses of all pages. */
export const allPages = (): string[] => [...filesNamed(/^page\.[jt]sx?$/).keys()].sort();

/**
 * Every method of every address of the API, as `GET /api/items`; next-auth's as one.
 *
 * @throws Error for an address whose methods cannot be told, as they could not be decided about.
 */
export const allEndpoints = (): string[] =>
  [...filesNamed(/^route\.[jt]sx?$/)]
    .flatMap(([address, text]) =>
      address === NEXT_AUTH ? [`next-auth ${address}`] : methodsOf(address, text),
    )
    .sort();

function methodsOf(address: string, text: string): string[] {
  const exported = text.match(/^export .*$/gm) ?? [];
  if (exported.length !== 1 || !exported[0]?.includes("} = endpoints({")) {
    throw new Error(`${address} exports something else than what endpoints({ answers.`);
  }
  const methods = METHODS.filter((method) => new RegExp(`^  ${method}: `, "m").test(text));
  if (methods.length === 0 && address !== NOWHERE) throw new Error(`${address} has no method.`);
  return methods.map((method) => `${method} ${address}`);
}
