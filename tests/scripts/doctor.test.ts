import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { DoctorAnswer } from "@/lib/contracts/doctor";
import { routes } from "@/lib/routes";
import { findingIn } from "@/tests/support/doctor";
import { jobsOf } from "@/tests/support/jobs";
import { signedInUser } from "@/tests/support/users";
import { baseEnvironment } from "../../scripts/base-environment";
import { ROOT } from "../../scripts/local-settings";
import { freePort } from "../../scripts/ports";
import { built } from "./built";
import { temporaryFolder } from "./processes";
import { appEnvironment, serve, untilLive } from "./serve-app";

/** Runs what `npm run doctor` runs. */
async function doctor(env: Record<string, string>, ...args: string[]) {
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/doctor.ts", ...args];
  const child = spawn(process.execPath, script, {
    cwd: ROOT,
    env: { ...baseEnvironment(), ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const [code] = await once(child, "close");
  return { code, output, errors };
}

/** Settings of a launcher that has never started anything. */
const nothingRuns = async () => ({
  DATA_DIR: path.join(temporaryFolder(), "data"),
  PORT: String(await freePort()),
  EMULATOR_PORT: String(await freePort()),
  EMBEDDED_POSTGRES_PORT: String(await freePort()),
});

const answerIn = (output: string): DoctorAnswer => JSON.parse(output);

describe("npm run doctor", () => {
  test("with nothing running says so in words and what to start, and ends with 1", async () => {
    const settings = await nothingRuns();

    const { code, output, errors } = await doctor(settings);

    expect(code).toBe(1);
    expect(errors).toBe("");
    expect(output).toMatch(/^To be done\n/);
    expect(output).toContain("The database does not answer.");
    expect(output).toMatch(/No app answers at APP_URL\.\n +To do: .*npm run demo/);
    expect(output).toContain(`cannot be reached, at http://127.0.0.1:${settings.EMULATOR_PORT}.`);
    expect(output).not.toContain("\u001b");
    expect(output).not.toMatch(/^ +at /m);
    expect(existsSync(settings.DATA_DIR)).toBe(false);
  });

  test("tells a bad environment variable by variable, and none of its values", async () => {
    const secrets = { PLAID_SECRET: "canary-secret", NEXTAUTH_SECRET: "canary-short" };
    const env = { ...appEnvironment(), ...secrets, PLAID_ENV: "canary-env" };

    const { code, output, errors } = await doctor({ ...env, DATA_DIR: temporaryFolder() });

    expect(code).toBe(1);
    expect(output).toMatch(/^ +PLAID_ENV +Invalid option/m);
    expect(output).toMatch(/^ +NEXTAUTH_SECRET +must have at least 32 characters$/m);
    expect(output).toContain("The environment has to be right first.");
    expect(output + errors).not.toMatch(/canary|^ +at /m);
  });

  test("tells keys that Plaid does not accept", async () => {
    const env = { ...appEnvironment(), PLAID_SECRET: "canary", DATA_DIR: temporaryFolder() };

    const { code, output } = await doctor(env);

    expect(code).toBe(1);
    expect(output).toMatch(/^ +Problem +Keys: The emulator does not accept the keys\.$/m);
    expect(output).not.toContain("canary");
  });

  test("says what npm start would lack, where nothing local is used", async () => {
    const { TOKEN_KEYS, ...env } = appEnvironment();

    const { code, output } = await doctor({ ...env, DATA_DIR: temporaryFolder() });

    expect(code).toBe(1);
    expect(output).toMatch(/^ +TOKEN_KEYS +is not set$/m);
  });

  test("looks at a database and a Plaid that are there, and prints JSON when asked", async () => {
    const secrets = appEnvironment();

    const { output, errors } = await doctor({ ...secrets, DATA_DIR: temporaryFolder() }, "--json");

    expect(errors).toBe("");
    const answer = answerIn(output);
    for (const id of ["environment", "plaid-keys", "products", "database", "migrations"]) {
      expect(findingIn(answer, id).state, id).toBe("ok");
    }
    expect(findingIn(answer, "app-url").state).toBe("problem");
    expect(output).not.toContain(secrets.PLAID_SECRET);
    expect(output).not.toContain(secrets.DATABASE_URL);
  });

  test("refuses a port that is none, and an option that it does not have", async () => {
    const port = await doctor({ ...(await nothingRuns()), PORT: "x" });
    expect(`${port.code} ${port.errors}`).toBe("1 PORT must be a port number, not x.\n");

    const option = await doctor(await nothingRuns(), "--jason");
    expect(`${option.code} ${option.output}`).toBe("1 ");
    expect(option.errors).toContain("--jason");
  });
});

describe("npm run doctor, beside a server that runs", () => {
  test("finds nothing wrong, and ends with 0", async () => {
    await built();
    const server = await serve();
    await untilLive(server);
    await vi.waitFor(
      async () => expect((await jobsOf("link.recover"))[0]?.state).toBe("completed"),
      {
        timeout: 60_000,
        interval: 100,
      },
    );
    const env = {
      ...appEnvironment(),
      APP_URL: server.url,
      PLAID_WEBHOOK_URL: server.url + routes.api.plaidWebhooks(),
      DATA_DIR: temporaryFolder(),
    };

    const healthy = async () => {
      const { code, output } = await doctor(env);
      expect(output).not.toMatch(/^ +(Problem|Warning) /m);
      expect(output).toMatch(/^ +Fine +Worker: /m);
      expect(output).toMatch(/^ +Fine +Webhooks: /m);
      expect(code).toBe(0);
    };
    // On a busy machine the first answers of a new server may be late, which it tells.
    await vi.waitFor(healthy, { timeout: 120_000 });
  }, 600_000);
});

test("with DOCTOR=off there is no page of it, and nothing leads there", async () => {
  await built();
  const server = await serve({ DOCTOR: "off" });
  await untilLive(server);
  const { cookie } = await signedInUser();
  const read = async (path: string) => fetch(server.url + path, { headers: { cookie } });

  expect((await read(routes.doctor())).status).toBe(404);
  const page = await read(routes.webhooks());
  expect(page.status).toBe(200);
  expect(await page.text()).not.toContain(`href="${routes.doctor()}"`);
}, 600_000);
