import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { buildCopy } from "../../scripts/build-copy";
import { launch } from "../scripts/serve-app";
import { describeAccess } from "../security/describe-access";

describe("S-UNA-2: without proxy.ts", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await buildCopy((copy) => rmSync(path.join(copy, "proxy.ts")));
  }, 400_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describeAccess((changes) => launch(changes, folder), { refusalsOnly: true });
});
