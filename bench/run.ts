import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { baseEnvironment } from "../scripts/base-environment";
import { ROOT } from "../scripts/local-settings";
import { freePort } from "../scripts/ports";
import { startStack } from "../scripts/start-stack";
import { accountsPage } from "./accounts-page";
import { emulatorFigures } from "./emulator";
import { hostedFinish } from "./hosted-finish";
import { linkCompletion } from "./link-completion";
import { linkEvents } from "./link-events";
import { linkTokens } from "./link-tokens";
import { pageWeight } from "./page-weight";
import { startTime } from "./start-time";
import { transactionsPage } from "./transactions-page";
import { transactionsSync } from "./transactions-sync";
import { webhookAccept } from "./webhook-accept";

/** `npm run bench`: prints every figure, from one run on one machine. */
async function run() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "bench-"));
  const stack = await startStack({
    port: await freePort(),
    emulatorPort: await freePort(),
    postgresPort: await freePort(),
    dataDir,
    mode: "start",
    env: { ...baseEnvironment(), LOG_LEVEL: "warn" },
  });
  try {
    if (!stack.emulatorUrl) throw new Error("The bench needs the emulator.");
    print("Link completion", await linkCompletion(stack.url, stack.emulatorUrl));
    print("Hosted Link", await hostedFinish(stack.url));
    print("Link events", await linkEvents(stack.url));
    print("Link tokens", await linkTokens(stack.url, stack.emulatorUrl));
    print("Transactions sync", await transactionsSync(stack));
    print("Transactions page", await transactionsPage(stack));
    print("Accounts page", await accountsPage(stack.url, stack.databaseUrl));
    print("Page weight", await pageWeight(stack.url));
  } finally {
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  print("Webhooks", await webhookAccept());
  print("Emulator", await emulatorFigures());
  print("Start", await startTime(ROOT));
}

function print(title: string, lines: string[]) {
  console.log(`${title}\n${lines.map((line) => `  ${line}`).join("\n")}`);
}

await run();
