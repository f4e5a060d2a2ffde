import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { baseEnvironment } from "../scripts/base-environment";
import { ROOT } from "../scripts/local-settings";
import { freePort } from "../scripts/ports";
import { startStack } from "../scripts/start-stack";
import { accountsPage } from "./accounts-page";
import { type AppWithBareRoute, startWithBareRoute } from "./bare-route";
import { compare } from "./compare";
import { emulatorFigures } from "./emulator";
import { hostedFinish } from "./hosted-finish";
import { itemsTarget } from "./items-target";
import { linkCompletion } from "./link-completion";
import { linkEvents } from "./link-events";
import { linkTokens } from "./link-tokens";
import { overload } from "./overload";
import { pageWeight } from "./page-weight";
import { passwordSignIn } from "./password-sign-in";
import { startTime } from "./start-time";
import { transactionsPage } from "./transactions-page";
import { transactionsSync } from "./transactions-sync";
import { webhookAccept } from "./webhook-accept";

type Stack = { url: string; emulatorUrl: string; databaseUrl: string; close(): Promise<void> };
type Parts<Needs extends unknown[]> = Record<string, (...needs: Needs) => Promise<string[]>>;

/** Parts that share one running app. */
const withApp: Parts<[Stack]> = {
  "link-completion": ({ url, emulatorUrl }) => linkCompletion(url, emulatorUrl),
  "hosted-link": ({ url }) => hostedFinish(url),
  "link-events": ({ url }) => linkEvents(url),
  "link-tokens": ({ url, emulatorUrl }) => linkTokens(url, emulatorUrl),
  "transactions-sync": transactionsSync,
  "transactions-page": transactionsPage,
  "accounts-page": ({ url, databaseUrl }) => accountsPage(url, databaseUrl),
  "page-weight": ({ url }) => pageWeight(url),
};

/** Parts that share one that has a bare route beside its own. */
const withBareRoute: Parts<[AppWithBareRoute]> = {
  live: ({ live, bare }) => compare({ ours: live, bare }, { atLeast: 0.85 }),
  items: async (app) =>
    compare({ ours: await itemsTarget(app), bare: app.bare }, { atLeast: 0.35, p99AtMost: 4 }),
  "sign-in": ({ url }) => passwordSignIn(url),
  overload,
};

/** Parts that start what they need. */
const alone: Parts<[]> = {
  webhooks: webhookAccept,
  emulator: emulatorFigures,
  start: () => startTime(ROOT),
};

/**
 * `npm run bench`: prints every figure, from one run on one machine. With names of parts behind `--`
 * only theirs.
 */
async function run(names: string[]) {
  const known = [withApp, withBareRoute, alone].flatMap((parts) => Object.keys(parts));
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(", ")}. The parts are ${known.join(", ")}.`);
    process.exit(2);
  }
  const wanted = names.length > 0 ? names : known;
  await runParts(withApp, wanted, startApp);
  await runParts(withBareRoute, wanted, startWithBareRoute);
  for (const [name, part] of partsOf(alone, wanted)) print(name, await part());
}

const partsOf = <Needs extends unknown[]>(parts: Parts<Needs>, wanted: string[]) =>
  Object.entries(parts).filter(([name]) => wanted.includes(name));

async function runParts<App extends { close(): Promise<void> }>(
  parts: Parts<[App]>,
  wanted: string[],
  start: () => Promise<App>,
) {
  const chosen = partsOf(parts, wanted);
  if (chosen.length === 0) return;
  const app = await start();
  try {
    for (const [name, part] of chosen) print(name, await part(app));
  } finally {
    await app.close();
  }
}

async function startApp(): Promise<Stack> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "bench-"));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  const stack = await startStack({
    port: await freePort(),
    emulatorPort: await freePort(),
    postgresPort: await freePort(),
    dataDir,
    mode: "start",
    env: { ...baseEnvironment(), LOG_LEVEL: "warn", LIMITS: "off" },
  });
  const { url, emulatorUrl, databaseUrl } = stack;
  if (!emulatorUrl) throw new Error("The bench needs the emulator.");
  return { url, emulatorUrl, databaseUrl, close: () => stack.close().finally(remove) };
}

function print(title: string, lines: string[]) {
  console.log(`${title}\n${lines.map((line) => `  ${line}`).join("\n")}`);
}

await run(process.argv.slice(2));
