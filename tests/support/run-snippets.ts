import { execFileSync } from "node:child_process";
import * as plaid from "plaid";

/** The environment that snippets are run in: every variable holds its own name. */
const environmentOf = (variables: string[]): NodeJS.ProcessEnv => ({
  NODE_ENV: "test",
  ...Object.fromEntries(
    ["PLAID_CLIENT_ID", "PLAID_SECRET", ...variables].map((name) => [name, name]),
  ),
});

/** A snippet with the variables that it reads. */
export type Snippet = { code: string; variables: string[] };

/** What a snippet would send to Plaid. */
export type Sent = { to: string; request: unknown };

const AsyncFunction = (async () => {}).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<void>;

/** Runs programs for the SDK, whose client is one that only notes what it is asked for. */
export async function runTypescript(snippets: Snippet[]): Promise<Sent[]> {
  const all: Sent[] = [];
  for (const { code, variables } of snippets) {
    const sent: Sent[] = [];
    const note = (to: string) => async (request: unknown) => {
      sent.push({ to, request });
      return { data: {} };
    };
    const PlaidApi = function noting() {
      return new Proxy({}, { get: (_, method) => note(String(method)) });
    };
    const body = code.replace(/^import (\{[^}]*\}) from "plaid";/, "const $1 = plaid;");
    const run = new AsyncFunction("plaid", "process", "console", body);
    await run({ ...plaid, PlaidApi }, { env: environmentOf(variables) }, { log: () => {} });
    all.push(...sent);
  }
  return all;
}

/** Runs commands in bash, with a curl that only prints where to and with what it is called. */
export async function runCurl(snippets: Snippet[]): Promise<Sent[]> {
  const printing = `
curl() {
  to="$1"
  while [ "$1" != --data ]; do shift; done
  printf '%s\\0%s\\0' "$to" "$2"
}
`;
  const script = printing + snippets.map(({ code }) => code).join("\n");
  const env = environmentOf(snippets.flatMap(({ variables }) => variables));
  const printed = execFileSync("bash", ["-s"], { input: script, env, encoding: "utf8" });
  const parts = printed.split("\0");
  return snippets.map((_, at) => ({
    to: parts[2 * at] ?? "",
    request: JSON.parse(parts[2 * at + 1] ?? ""),
  }));
}

/** Whether Python is there to run snippets with. */
export function hasPython(): boolean {
  try {
    return execFileSync("python3", ["-c", "print('yes')"], { encoding: "utf8" }).includes("yes");
  } catch {
    return false;
  }
}

const NOTING = `
import builtins, json, os, sys, types

sent = []

class Answer:
    def json(self):
        return {}

def post(url, headers, json):
    sent.append({"to": url, "request": json})
    return Answer()

requests = types.ModuleType("requests")
requests.post = post
sys.modules["requests"] = requests
given = json.load(sys.stdin)
os.environ.update(given["env"])
for code in given["codes"]:
    exec(compile(code, "snippet", "exec"), {"print": lambda *values: None})
print(json.dumps(sent))
`;

/** Runs programs in Python, with a `requests` that only notes what it is asked for. */
export async function runPython(snippets: Snippet[]): Promise<Sent[]> {
  const codes = snippets.map(({ code }) => code);
  const env = environmentOf(snippets.flatMap(({ variables }) => variables));
  const input = JSON.stringify({ codes, env });
  return JSON.parse(execFileSync("python3", ["-c", NOTING], { input, encoding: "utf8" }));
}
