import nextEnv from "@next/env";
import { ROOT } from "./local-settings";

// `npm run worker`: does jobs and nothing else, for installations whose servers run with WORKER=off.
// It boots as the server does: a bad environment ends it with the same message.

nextEnv.loadEnvConfig(ROOT, false, { info: () => {}, error: console.error });
process.env.WORKER = "on";

const { boot } = await import("../lib/boot");
const { describeError, log } = await import("../lib/log");
const worker = await boot();

// Node would print all that hangs on the error, past what takes tokens out of everything else.
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (thrown: unknown) => {
    log().fatal({ error: describeError(thrown) }, "an error that nobody caught");
    process.exit(1);
  });
}

let stopping = false;
async function stop() {
  if (stopping) process.exit(1);
  stopping = true;
  await worker?.stop();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
