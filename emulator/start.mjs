import { createRequire, Module } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, stop } from "esbuild";

/*
 * Runs server.ts as one script, put together in memory at each start: that takes half the time of
 * loading its several hundred files one by one, and leaves nothing behind that could be out of date.
 */
const server = fileURLToPath(new URL("server.ts", import.meta.url));

const { outputFiles } = await build({
  entryPoints: [server],
  bundle: true,
  platform: "node",
  format: "cjs",
  target: `node${process.versions.node}`,
  // What Node can load by itself. Of jose there is no CommonJS, so it becomes part of the script.
  external: ["@hono/node-server", "hono", "lmdb", "zod"],
  define: { "import.meta.url": JSON.stringify(pathToFileURL(server).href) },
  sourcemap: "inline",
  sourcesContent: false,
  outfile: server.replace(/\.ts$/, ".js"),
  write: false,
  logLevel: "error",
});
await stop();

// From here on it is as if Node had been asked to run server.ts itself.
process.setSourceMapsEnabled(true);
process.argv[1] = server;
const script = new Module(server);
script.paths = createRequire(server).resolve.paths("lmdb");
script._compile(outputFiles[0].text, server);
