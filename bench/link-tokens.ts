import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Figures, load, median, type Target } from "./load";
import { signIn } from "./sign-in";

const ROUNDS = 5;
const SECONDS = 6;

/**
 * `POST /api/link/tokens`, signed in and with its database write, against a bare server that makes
 * the same SDK call. Both take turns on the same machine, so that its moods meet both alike.
 */
export async function linkTokens(appUrl: string, emulatorUrl: string): Promise<string[]> {
  const bare = fork(fileURLToPath(new URL("./bare-server.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      PLAID_BASE_URL: emulatorUrl,
      PLAID_CLIENT_ID: "emulator-client-id",
      PLAID_SECRET: "emulator-secret",
    },
  });
  const [bareUrl] = await once(bare, "message");

  const ours: Target = {
    url: `${appUrl}/api/link/tokens`,
    headers: { cookie: await signIn(appUrl), origin: appUrl },
    body: { mode: "standard" },
  };
  const theirs: Target = { url: String(bareUrl), body: { mode: "standard" } };
  try {
    for (const target of [theirs, ours]) await load(target, 4);
    const rounds: { bare: Figures; app: Figures }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ bare: await load(theirs, SECONDS), app: await load(ours, SECONDS) });
    }
    return report(rounds);
  } finally {
    bare.kill();
  }
}

function report(rounds: { bare: Figures; app: Figures }[]): string[] {
  const line = (name: "bare" | "app", label: string) => {
    const of = (figure: keyof Figures) => median(rounds.map((round) => round[name][figure]));
    return `${label}: ${of("rps").toFixed(0)} requests/s, p50 ${of("p50")} ms, p99 ${of("p99")} ms`;
  };
  const ratios = rounds.map(({ app, bare }) => app.rps / bare.rps);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  const medians =
    median(rounds.map(({ app }) => app.rps)) / median(rounds.map(({ bare }) => bare.rps));
  return [
    line("app", "POST /api/link/tokens"),
    line("bare", "bare node:http with the same SDK call"),
    `ratio of medians: ${medians.toFixed(2)} (goal 0.50 or more; ${low} to ${high} over ${ROUNDS} rounds)`,
  ];
}
