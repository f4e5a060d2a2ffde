import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { Configuration, CountryCode, PlaidApi, Products } from "plaid";
import { afterEach, expect, test, vi } from "vitest";
import { keys, looksReal, partnerKeys } from "@/emulator/keys";
import { type RunningEmulator, startEmulator } from "@/emulator/server";
import { linkTokenRequest } from "./api-client";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function start(): Promise<RunningEmulator> {
  const running = await startEmulator({ port: 0 });
  closing.push(running.close);
  return running;
}

/** An address of this machine that others can reach, if it has one. */
const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

const sdk = (basePath: string) =>
  new PlaidApi(
    new Configuration({
      basePath,
      baseOptions: {
        headers: { "PLAID-CLIENT-ID": keys.client_id, "PLAID-SECRET": keys.secret },
      },
    }),
  );

const tokenRequest = {
  client_name: "Acorn",
  language: "en",
  country_codes: [CountryCode.Us],
  user: { client_user_id: "user-1" },
  products: [Products.Transactions],
};

/** A request whose Host header `fetch` would not let us choose. */
function getAs(host: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/__emulator/keys`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on("error", reject).end();
  });
}

test("Plaid's own SDK goes from a link token to accounts", async () => {
  const { url, emulator } = await start();
  const plaid = sdk(url);

  const { link_token } = (await plaid.linkTokenCreate(tokenRequest)).data;
  const [public_token = ""] = emulator.control.completeLink({
    link_token,
    institution_id: "ins_109508",
  }).public_tokens;
  const { access_token } = (await plaid.itemPublicTokenExchange({ public_token })).data;
  const { accounts } = (await plaid.accountsGet({ access_token })).data;

  expect(accounts).toHaveLength(12);
});

test("Plaid's own SDK throws refusals as it does Plaid's", async () => {
  const { url } = await start();

  const refused = sdk(url).itemGet({ access_token: "no" });

  await expect(refused).rejects.toMatchObject({
    response: { status: 400, data: { error_code: "INVALID_ACCESS_TOKEN" } },
  });
});

test("a fault can cut the connection for real", async () => {
  const { url, emulator } = await start();
  emulator.control.addFault({ path: "/link/token/create", reset: true, times: 2 });

  const cut = fetch(`${url}/link/token/create`, { method: "POST", body: "{}" });

  await expect(cut).rejects.toThrow();
});

test("S-EMU-1: it answers to loopback names only, so that no site can reach it under a name of its own", async () => {
  const { url } = await start();
  const port = new URL(url).port;

  expect(await getAs(`localhost:${port}`, url)).toBe(200);
  expect(await getAs(`127.0.0.1:${port}`, url)).toBe(200);
  expect(await getAs(`evil.example:${port}`, url)).toBe(421);
});

test.skipIf(outside === undefined)("S-EMU-1: it listens on the loopback address only", async () => {
  const { url } = await start();
  const { port } = new URL(url);

  const fromOutside = fetch(`http://${outside}:${port}/__emulator/keys`);

  await expect(fromOutside).rejects.toThrow();
});

test("it refuses a body that is too large, or of unknown length", async () => {
  const { url } = await start();
  const post = (body: BodyInit) =>
    fetch(`${url}/item/get`, { method: "POST", body, duplex: "half" } as RequestInit);

  const large = await post("x".repeat(1024 * 1024 + 1));
  const endless = await post(new Blob(["{}"]).stream());

  expect(large.status).toBe(413);
  expect(endless.status).toBe(413);
});

test("a taken port is said plainly", async () => {
  const { url } = await start();
  const port = Number(new URL(url).port);

  await expect(startEmulator({ port })).rejects.toThrow(
    `Port ${port} is taken. Set EMULATOR_PORT to a free one.`,
  );
});

test.each(["NODE_ENV", "APP_ENV", "PLAID_ENV"])(
  "S-EMU-1: it does not start when %s says production",
  async (name) => {
    vi.stubEnv(name, "Production");

    await expect(startEmulator({ port: 0 })).rejects.toThrow(name);

    vi.unstubAllEnvs();
  },
);

test.each([
  { name: "NODE_ENV", value: "production" },
  { name: "APP_ENV", value: "production" },
  { name: "PLAID_ENV", value: "production" },
  { name: "PLAID_CLIENT_ID", value: "0123456789abcdef01234567" },
])("S-EMU-1: as a program it ends with 1 beside $name=$value, and says why", async (setting) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "emulator-"));
  closing.push(() => rmSync(dataDir, { recursive: true }));
  const child = run(dataDir, { [setting.name]: setting.value }, "pipe");
  let said = "";
  child.stderr?.on("data", (text: Buffer) => {
    said += text;
  });

  expect((await once(child, "close"))[0]).toBe(1);
  expect(said).toContain(setting.name);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(readdirSync(dataDir)).toEqual([]);
});

test("S-EMU-1: its keys could not be taken for real ones", () => {
  for (const { client_id, secret } of [keys, partnerKeys]) {
    expect(client_id).toMatch(/^emulator-/);
    expect(secret).toMatch(/^emulator-/);
    expect(looksReal(client_id)).toBe(false);
  }
});

function run(
  dataDir: string,
  changes: Record<string, string> = {},
  stderr: "inherit" | "pipe" = "inherit",
): ChildProcess {
  const own = { NODE_ENV: "development", EMULATOR_PORT: "0", DATA_DIR: dataDir };
  const child = spawn(process.execPath, ["emulator/start.mjs"], {
    env: { ...process.env, ...own, ...changes } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", stderr, "ipc"],
  });
  closing.push(() => child.kill("SIGKILL"));
  return child;
}

const ready = async (child: ChildProcess): Promise<string> => (await once(child, "message"))[0].url;

test("as a program it says when it is ready, and what it promised survives kill -9", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "emulator-"));
  closing.push(() => rmSync(dataDir, { recursive: true }));
  const first = run(dataDir);
  const post = async (url: string, at: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const text = JSON.stringify({ ...keys, ...body });
    return (await fetch(url + at, { method: "POST", headers, body: text })).json();
  };

  const { link_token } = await post(await ready(first), "/link/token/create", linkTokenRequest);
  first.kill("SIGKILL");
  await once(first, "exit");
  const again = await post(await ready(run(dataDir)), "/link/token/get", { link_token });

  expect(again.link_token).toBe(link_token);
});

test("as a program it has every page and file that a browser asks for", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "emulator-"));
  closing.push(() => rmSync(dataDir, { recursive: true }));
  const url = await ready(run(dataDir));
  const link = ["link-initialize.js", "link.html", "frame.js", "link.css"];

  const paths = ["/", "/console/console.css", ...link.map((name) => `/link/v2/stable/${name}`)];
  const statuses = await Promise.all(paths.map(async (at) => (await fetch(url + at)).status));

  expect(statuses).toEqual(paths.map(() => 200));
});

test("as a program it ends when its launcher does", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "emulator-"));
  closing.push(() => rmSync(dataDir, { recursive: true }));
  const child = run(dataDir);
  await ready(child);

  child.disconnect();

  expect((await once(child, "exit"))[0]).toBe(0);
});
