import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

/** A download that says nothing for this long is behind a firewall. */
const SILENCE_MS_MAX = 30_000;
const DOWNLOAD_MS_MAX = 300_000;

/** Debian's Chromium without windows comes first: it does the same at two thirds of the work. */
const ON_PATH = [
  "chromium-headless-shell",
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
];
const ON_PATH_EDGE = ["microsoft-edge", "microsoft-edge-stable"];
const ON_MACOS = ["Google Chrome", "Chromium", "Microsoft Edge"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const ON_WINDOWS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The path of a Chromium that runs: the one PLAYWRIGHT_CHROMIUM names, else a Chrome, Chromium or
 * Edge that is here already, else one that Playwright downloads, else Debian's own, installed as
 * root. It says what it installs, and throws one sentence when none of that works.
 */
export async function ensureBrowser(): Promise<string> {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PLAYWRIGHT_CHROMIUM is ${named}, and there is no such file.`);
  }
  const found = findBrowser();
  if (found) return found;

  console.log("No browser found, downloading Chromium (playwright install)");
  const cli = path.join("node_modules", "@playwright", "test", "cli.js");
  await attempt(process.execPath, [cli, "install", "chromium", "--no-shell"]);
  const downloaded = findBrowser();
  if (downloaded) return downloaded;

  if (process.platform === "linux" && process.getuid?.() === 0 && onPath("apt-get")) {
    console.log("Installing Debian's Chromium (apt-get)");
    await attempt("apt-get", ["update", "-qq"]);
    for (const name of ["chromium-headless-shell", "chromium"]) {
      await attempt("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name]);
      const installed = findBrowser();
      if (installed) return installed;
    }
  }
  throw new Error(
    "The browser tests need a Chromium. Install Chrome, or set PLAYWRIGHT_CHROMIUM to the path of one.",
  );
}

function findBrowser(): string | undefined {
  return candidates().find((file) => existsSync(file) && runs(file));
}

function candidates(): string[] {
  const downloaded = chromium.executablePath();
  if (process.platform === "darwin") return [...ON_MACOS, downloaded];
  if (process.platform === "win32") {
    const roots = [
      process.env.ProgramFiles,
      process.env["ProgramFiles(x86)"],
      process.env.LOCALAPPDATA,
    ];
    const installed = ON_WINDOWS.flatMap((file) =>
      roots.map((root) => root && path.join(root, file)),
    );
    return [...installed.filter((file) => file !== undefined), downloaded];
  }
  const installed = [...ON_PATH, ...ON_PATH_EDGE].map(onPath);
  return [...installed.filter((file) => file !== undefined), downloaded];
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** A download may be there and lack the system's libraries. On Windows the question opens a window. */
function runs(file: string): boolean {
  if (process.platform === "win32") return true;
  return spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}

/** Runs a command for as long as it keeps saying something. Whether it worked shows in its effect. */
function attempt(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DEBIAN_FRONTEND: "noninteractive",
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
    },
  });
  const kill = () => child.kill("SIGKILL");
  const overall = setTimeout(kill, DOWNLOAD_MS_MAX);
  let silence = setTimeout(kill, SILENCE_MS_MAX);
  child.stdout.on("data", () => {
    clearTimeout(silence);
    silence = setTimeout(kill, SILENCE_MS_MAX);
  });
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(overall);
      clearTimeout(silence);
      resolve();
    };
    child.once("error", settle);
    child.once("close", settle);
  });
}
