import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "@/scripts/local-settings";
import { freePort } from "@/scripts/ports";

/** A validator of Plaid's published API description, where one is at hand beside this repository. */
const folder = path.resolve(ROOT, "../shared/contract");

/** Webhooks that the emulator sends as Plaid's pages describe them, and that the validator has no schema of. */
const WITHOUT_SCHEMA =
  /^no schema is known for (AUTH (AUTOMATICALLY_VERIFIED|VERIFICATION_EXPIRED|SMS_MICRODEPOSITS_VERIFICATION)|PROCESSOR_TOKEN WEBHOOK_UPDATE_ACKNOWLEDGED|(HOLDINGS|INVESTMENTS_TRANSACTIONS|LIABILITIES) DEFAULT_UPDATE|INVESTMENTS_TRANSACTIONS HISTORICAL_UPDATE|TRANSACTIONS RECURRING_TRANSACTIONS_UPDATE|ASSETS PRODUCT_READY|AUTH AUTHORIZATION_GRANTED)$/;

/** An emulator as seen through the validator. */
export type UnderContract = {
  /** Where to reach it: its own address where there is no validator. */
  url: string;
  /** Keeps what is wrong with the webhooks so far. To be called before they are forgotten. */
  checkWebhooks(): Promise<void>;
  /** Stops watching. Answers how much was seen; throws the list of all that breaks the description. */
  close(): Promise<string>;
};

/**
 * Puts the validator between an emulator and whoever calls it: every call of the API goes through
 * it. Link's pages go straight to the emulator, because they compare their origin with its address.
 */
export async function underContract(emulatorUrl: string): Promise<UnderContract> {
  if (!existsSync(path.join(folder, "proxy.mjs"))) {
    return { url: emulatorUrl, checkWebhooks: async () => {}, close: async () => "not checked" };
  }
  const proxy = await startProxy(emulatorUrl);
  const front = createServer((incoming, outgoing) =>
    forward(isApi(incoming.url ?? "/") ? proxy.url : emulatorUrl, incoming, outgoing),
  );
  await once(front.listen(0, "127.0.0.1"), "listening");
  const { port } = front.address() as AddressInfo;
  const wrong = new Set<string>();
  const checkWebhooks = async () => {
    for (const problem of await webhookProblems(emulatorUrl)) wrong.add(problem);
  };

  return {
    url: `http://127.0.0.1:${port}`,
    checkWebhooks,
    async close() {
      await checkWebhooks();
      front.close();
      front.closeAllConnections();
      const { problems, summary } = await proxy.stop();
      const all = [...problems, ...wrong];
      if (all.length > 0) throw new Error(`Not as Plaid's API is described:\n${all.join("\n")}`);
      return summary;
    },
  };
}

const isApi = (url: string) => !url.startsWith("/link/v2/") && !url.startsWith("/__emulator");

function forward(to: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming;
  const sent = request(`${to}${incoming.url}`, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  sent.on("error", () => incoming.socket.destroy());
  incoming.pipe(sent);
}

/** Somebody else may take the port before the proxy does; it is tried again then. */
async function startProxy(upstream: string, triesLeft = 3): Promise<ReturnType<typeof watch>> {
  const port = await freePort();
  const args = [path.join(folder, "proxy.mjs"), "--upstream", upstream, "--port", String(port)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  const proxy = watch(child, `http://127.0.0.1:${port}`);
  const hasStarted = await Promise.race([
    once(child.stdout, "data").then(() => true),
    once(child, "exit").then(() => false),
  ]);
  if (hasStarted) return proxy;
  if (triesLeft === 0) throw new Error(`The validator did not start.\n${proxy.output()}`);
  return startProxy(upstream, triesLeft - 1);
}

function watch(child: ChildProcess, url: string) {
  let output = "";
  const take = (text: string) => {
    output += text;
  };
  child.stdout?.setEncoding("utf8").on("data", take);
  child.stderr?.setEncoding("utf8").on("data", take);
  const closed = once(child, "close");
  // Whatever way the tests end, they take it with them.
  const onExit = () => child.kill();
  process.once("exit", onExit);
  return {
    url,
    output: () => output,
    /** What broke the description, and the last line, which counts. */
    async stop() {
      child.kill("SIGTERM");
      await closed;
      process.off("exit", onExit);
      const [, ...lines] = output.trim().split("\n");
      const summary = lines.pop() ?? "";
      if (!/^\d+ calls to/.test(summary)) throw new Error(`The validator broke off.\n${output}`);
      return { problems: [...new Set(lines)], summary };
    },
  };
}

type Contract = { checkWebhook(body: unknown): string[] };

async function webhookProblems(emulatorUrl: string): Promise<string[]> {
  process.env.CONTRACT_MODULES ??= ROOT;
  const file = pathToFileURL(path.join(folder, "contract.mjs")).href;
  const { checkWebhook }: Contract = await import(/* @vite-ignore */ file);
  const answer = await fetch(`${emulatorUrl}/__emulator/webhooks`);
  const { webhooks } = (await answer.json()) as { webhooks: { body: Record<string, unknown> }[] };
  return webhooks.flatMap(({ body }) =>
    checkWebhook(body)
      .filter((problem) => !WITHOUT_SCHEMA.test(problem))
      .map((problem) => `webhook ${body.webhook_type} ${body.webhook_code}: ${problem}`),
  );
}
