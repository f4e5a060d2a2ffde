import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { compare } from "./compare";
import { signIn } from "./sign-in";

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

  const body = { mode: "standard" };
  const ours = {
    name: "POST /api/link/tokens",
    url: `${appUrl}/api/link/tokens`,
    headers: { cookie: await signIn(appUrl), origin: appUrl },
    body,
  };
  const theirs = { name: "bare node:http with the same SDK call", url: String(bareUrl), body };
  try {
    return await compare({ ours, bare: theirs }, { atLeast: 0.5 }, { seconds: 6 });
  } finally {
    bare.kill();
  }
}
