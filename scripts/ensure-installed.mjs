// Runs before anything is installed, so it is plain JavaScript and imports nothing but Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const NODE_MIN = [20, 19];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const inRoot = (...names) => path.join(root, ...names);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1])) {
  fail(`Node ${NODE_MIN.join(".")} or later is needed; this is ${process.versions.node}.`);
}

const lockfile = readFileSync(inRoot("package-lock.json"));
const wanted = [
  createHash("sha256").update(lockfile).digest("hex"),
  `node ${major} ${process.platform} ${process.arch}`,
].join("\n");
const stamp = inRoot("node_modules", ".installed");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  if (!isInstalledByHand()) install();
  writeFileSync(stamp, wanted);
}

/** True after an `npm install` that somebody ran themselves, which need not be repeated. */
function isInstalledByHand() {
  const record = inRoot("node_modules", ".package-lock.json");
  if (existsSync(stamp) && !readFileSync(stamp, "utf8").endsWith(wanted.split("\n")[1]))
    return false;
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(JSON.parse(lockfile.toString()).packages).every(
    ([name, { version, optional }]) =>
      name === "" || (installed[name] ? installed[name].version === version : optional),
  );
}

function install() {
  const startedAt = Date.now();
  console.log("Installing packages (npm ci)");
  // The npm that runs this script, where there is one, with whatever registry it is set up for.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  const { status, error } = spawnSync(command, [...first, "ci", "--include=dev"], {
    cwd: root,
    stdio: "inherit",
    shell: command === "npm" && process.platform === "win32",
  });
  if (status !== 0) {
    fail(`npm ci failed${error ? `: ${error.message}` : ""}. Can npm reach its registry?`);
  }
  console.log(`Installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
