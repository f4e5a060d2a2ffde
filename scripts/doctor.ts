import { parseArgs, styleText } from "node:util";
import type { DoctorAnswer, FindingState } from "../lib/contracts/doctor";
import { doctorReport } from "../lib/contracts/doctor-report";
import { doctorEnvironment } from "./doctor-environment";
import { ensureClient } from "./ensure-client";
import { localSettings } from "./local-settings";

const USAGE = `npm run doctor looks at everything the app needs, and says what is wrong and what to do.
Nothing has to run. It changes nothing, and ends with 1 where there is a problem.

  --json  print the findings as JSON (npm run --silent doctor -- --json)
  --all   also print the facts about what is fine
  --dev   read the .env files as npm run dev does`;

const COLOURS = { problem: "red", warning: "yellow", skipped: "gray", ok: "green" } as const;

/** Has the doctor look at what `npm run demo` or `npm start` has here, or would have. */
async function examineHere(mode: "start" | "dev"): Promise<DoctorAnswer> {
  const settings = localSettings(mode);
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]);
  Object.assign(process.env, doctorEnvironment(settings, Object.fromEntries(set)));
  await ensureClient();

  // These read the environment, so they are loaded now that it is complete.
  const { environmentComplaints } = await import("../lib/env");
  const { log } = await import("../lib/log");
  if (environmentComplaints().length === 0) log().level = "error";
  const { examine } = await import("../lib/doctor/examine");
  return examine();
}

function readable(answer: DoctorAnswer, isAll: boolean): string {
  const isPlain = !process.stdout.isTTY || Boolean(process.env.NO_COLOR);
  const paint = (state: FindingState, text: string) => styleText(COLOURS[state], text);
  return doctorReport(answer, {
    ...(isPlain ? {} : { paint }),
    withFacts: ({ state }) => isAll || state !== "ok",
  });
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      dev: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const print = process.stdout.write.bind(process.stdout);
  if (values.help) return void print(`${USAGE}\n`);

  // What is logged goes elsewhere, so that the report is all there is on this stream.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const answer = await examineHere(values.dev ? "dev" : "start");
  const hasProblem = answer.findings.some(({ state }) => state === "problem");
  const text = values.json ? JSON.stringify(answer, null, 2) : readable(answer, values.all);
  // Connections to the database would keep the process for a while.
  print(`${text}\n`, () => process.exit(hasProblem ? 1 : 0));
}

run().catch((thrown: unknown) => {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exit(1);
});
