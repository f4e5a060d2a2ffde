import { readFileSync } from "node:fs";

/** The text of a file that runs or shows in a browser, by its path in this folder, in which this module has to stay. */
export const browserFile = (path: string): string =>
  readFileSync(new URL(path, import.meta.url), "utf8");
