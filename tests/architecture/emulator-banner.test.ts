import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** For a projector, one step from a page that has it. */
const WITHOUT = ["app/(stage)/processors/[tokenId]/picture/page.tsx"];

const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((name) => path.posix.join("app", name))
  .filter((file) => path.posix.basename(file) === "page.tsx");

/** A page and the layouts around it. */
function frames(page: string): string[] {
  const folders = page.split("/").slice(0, -1);
  const layouts = folders.map((_, depth) =>
    [...folders.slice(0, depth + 1), "layout.tsx"].join("/"),
  );
  return [page, ...layouts.filter((file) => existsSync(file))];
}

test("S-EMU-2: every page says so when no real bank is involved", () => {
  const silent = pages.filter(
    (page) =>
      !frames(page).some((file) => readFileSync(file, "utf8").includes("<EmulatorBanner />")),
  );

  expect(pages.length).toBeGreaterThan(15);
  expect(silent).toEqual(WITHOUT);
});
