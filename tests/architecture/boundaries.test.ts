import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const sources = ["app", "lib", "emulator", "scripts", "bench"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) =>
      path.posix.join(folder, name),
    ),
  )
  .concat("proxy.ts", "instrumentation.ts")
  .filter((file) => /\.tsx?$/.test(file) && !file.includes("/generated/"));

const text = (file: string) => readFileSync(file, "utf8");

/** The modules a file loads, as paths from the root. Type imports are erased, so they do not count. */
function imports(file: string): string[] {
  const statements = text(file).matchAll(
    /^(?:import|export)(?! type\b)[^;]*?from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm,
  );
  return [...statements].map(([, from, bare, dynamic]) => {
    const specifier = from ?? bare ?? dynamic ?? "";
    return specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), specifier)
      : specifier.replace(/^@\//, "");
  });
}

describe("imports", () => {
  test.each([
    { files: /^lib\//, never: /^app\//, why: "lib works without Next's routes" },
    {
      files: /^app\//,
      never: /^lib\/db\//,
      why: "pages reach the database through lib/data, which checks the viewer",
    },
    {
      files: /^lib\/(?!data\/|db\/)/,
      never: /^lib\/db\//,
      why: "only lib/data talks to the database",
    },
    {
      files: /^lib\/data\//,
      never: /^(lib\/plaid\/|plaid$)/,
      why: "the data layer never calls Plaid",
    },
    { files: /^lib\/plaid\//, never: /^lib\/(data|db)\//, why: "Plaid's client knows no database" },
    {
      files: /^(app|lib)\//,
      never: /^(emulator|scripts|tests)\//,
      why: "the product does not know what is local",
    },
    { files: /^(app|lib)\/(?!plaid\/)/, never: /^plaid$/, why: "only lib/plaid holds the SDK" },
    {
      files: /^emulator\//,
      never: /^(lib|app|scripts)\//,
      why: "an emulator built from the app's code would share its mistakes",
    },
    { files: /^lib\/link\//, never: /^lib\/items\//, why: "use cases are put together by a route" },
    {
      files: /^lib\/items\//,
      never: /^lib\/(link|processors)\//,
      why: "use cases are put together by a route",
    },
    {
      files: /^lib\/processors\//,
      never: /^lib\/(link|webhooks|account)\//,
      why: "use cases are put together by a route",
    },
    {
      files: /^lib\/account\//,
      never: /^lib\/(items|link|webhooks)\//,
      why: "use cases are put together by a route",
    },
    {
      files: /^lib\/(?!doctor\/)/,
      never: /^lib\/doctor\//,
      why: "nothing depends on being looked at",
    },
    {
      files: /^lib\/jobs\/(?!handlers\.ts)/,
      never: /^lib\/(account|auth|data|db|http|items|link|processors|webhooks)\//,
      why: "a queue does not know what its jobs do",
    },
    {
      files: /^lib\/data\//,
      never: /^lib\/(account|items|link|processors|webhooks|jobs\/(?!enqueue(-all)?$))/,
      why: "the data layer leaves jobs to be done, and does none",
    },
    {
      files: /^lib\/(auth|http|items|link|plaid)\//,
      never: /^lib\/webhooks\//,
      why: "webhooks use the use cases, not the other way round",
    },
    {
      files: /^lib\/(?!gateway\/)/,
      never: /^lib\/gateway\//,
      why: "the gateway puts use cases together, and only a route may",
    },
    {
      files: /^(app|lib)\/(?!http\/rate-limit\.ts)/,
      never: /^(rate-limiter-flexible|lib\/data\/rate-limits)$/,
      why: "only lib/http/rate-limit.ts counts",
    },
    { files: /^(app|lib)\/(?!jobs\/)/, never: /^pg-boss$/, why: "only lib/jobs holds the queue" },
    {
      files: /^lib\/(browser|contracts|playground)\/|^lib\/routes\.ts$/,
      never: /^(server-only$|node:|plaid$|lib\/(data|db|gateway|plaid|crypto|auth|http|env))/,
      why: "these reach the browser",
    },
  ])("S-NX-2: $files never loads $never: $why", ({ files, never }) => {
    const broken = sources
      .filter((file) => files.test(file))
      .flatMap((file) =>
        imports(file)
          .filter((name) => never.test(name))
          .map((name) => `${file} -> ${name}`),
      );
    expect(broken).toEqual([]);
  });

  test("an access token is opened in one place", () => {
    const openers = sources.filter((file) => /\bgetAccessToken\b/.test(text(file)));
    expect(openers).toEqual(["lib/data/access-tokens.ts", "lib/items/access-token.ts"]);
  });

  test("a processor token is opened in one place", () => {
    const openers = sources.filter((file) => /\bgetOpenProcessorToken\b/.test(text(file)));
    expect(openers).toEqual([
      "lib/data/sealed-processor-tokens.ts",
      "lib/processors/processor-token.ts",
    ]);
  });
});

describe("lib", () => {
  test("S-NX-2: every module that touches secrets or the database refuses to load in a browser", () => {
    const unguarded = sources
      .filter((file) =>
        /^lib\/(account|auth|crypto|data|db|doctor|gateway|http|inspector|items|jobs|keys|link|plaid|processors|webhooks)\//.test(
          file,
        ),
      )
      .filter((file) => !text(file).startsWith('import "server-only";'));
    // Pure functions and values, with nothing in them to keep.
    expect(unguarded).toEqual([
      "lib/crypto/keyring.ts",
      "lib/data/new-id.ts",
      "lib/plaid/problem.ts",
      "lib/plaid/redact.ts",
    ]);
  });

  test("every function of the data layer takes a viewer, but for these", () => {
    const functions = sources
      .filter((file) => file.startsWith("lib/data/"))
      .flatMap((file) =>
        [...text(file).matchAll(/^export (?:async )?function (\w+)\(\s*(\w*)/gm)].map(
          ([, name, first]) => ({ name, first }),
        ),
      );
    const withoutViewer = functions
      .filter(({ first }) => first !== "viewer")
      .map(({ name }) => name);
    expect(withoutViewer.sort()).toEqual([
      "databaseProblem",
      "eraseInLots",
      "itemView",
      "newId",
      "openWebhookBody",
      "readPlace",
      "systemCheckDatabase",
      "systemCheckSeals",
      "systemCount",
      "systemCountStuckRemovals",
      "systemCreateUser",
      "systemDemoUser",
      "systemDescribeDatabase",
      "systemEndSession",
      "systemEstimateRows",
      "systemFailWebhookAttempt",
      "systemFindClaim",
      "systemFindItemOfPlaid",
      "systemFindItemOfPlaidAccount",
      "systemFindSession",
      "systemFindSessionOfLinkToken",
      "systemFindUserByEmail",
      "systemFindWebhookEvent",
      "systemForgetAuditEvents",
      "systemForgetLinkSessions",
      "systemForgetPlaidCalls",
      "systemForgetPublicTokens",
      "systemForgetSessions",
      "systemForgetTokenRequests",
      "systemForgetWebhooks",
      "systemListAbandonedClaims",
      "systemListMigrations",
      "systemListOpenSessions",
      "systemListOverdueRemovals",
      "systemListPendingDeletions",
      "systemListStaleSeals",
      "systemListWaitingHandoffs",
      "systemListWaitingWebhooks",
      "systemRecordAudit",
      "systemRenewHash",
      "systemReseal",
      "systemSaveLinkEvents",
      "systemSavePlaidCalls",
      "systemSaveWebhookEvent",
      "systemSettleWebhookEvent",
      "systemStartSession",
      "systemTakeDueItems",
      "systemTakeStuckRemovals",
      "systemUserOfProvider",
    ]);
  });

  test("S-NX-2: process.env is read in one place", () => {
    // Code that is shown, not run.
    const shown = ["partner-call-code.ts", "step-code.ts"]
      .map((file) => `app/(workspace)/processors/[tokenId]/_components/${file}`)
      .concat("lib/playground/snippet-typescript.ts");
    const allowed = ["lib/env.ts", "instrumentation.ts", "proxy.ts", ...shown];
    const readers = sources
      .filter((file) => /^(app|lib)\/|^[a-z]+\.ts$/.test(file))
      .filter((file) => text(file).includes("process.env"));
    expect(readers.filter((file) => !allowed.includes(file))).toEqual([]);
  });
});

test("whatever is said to have been done somewhere in the source is done there", () => {
  const places = sources
    .filter((file) => file.startsWith("lib/"))
    .flatMap((file) => {
      const by = [...text(file).matchAll(/"(lib\/[\w/-]+\.ts)#(\w+)"/g)];
      const told = [...text(file).matchAll(/file: "(lib\/[\w/-]+\.ts)",\s*name: "(\w+)"/g)];
      return [...by, ...told].map(([, place = "", name = ""]) => ({ file, place, name }));
    });
  expect(places.length).toBeGreaterThan(25);
  const isThere = ({ place, name }: (typeof places)[number]) =>
    sources.includes(place) &&
    new RegExp(`\\b${name}\\b`).test(text(place).replaceAll(`#${name}"`, ""));
  expect(places.filter((place) => !isThere(place))).toEqual([]);
});

describe("app", () => {
  test("no path of the app is written by hand", () => {
    const ours =
      /["'`](\/(?:api\/|accounts|transactions|items|link|processors|webhooks|sign-in|sign-up|settings)[^"'`]*)["'`]/g;
    const plaids = /^\/(link\/token|accounts|transactions(?=\/sync$))\/\w+( .*)?$/;
    const handwritten = sources
      .filter((file) => /^(app|lib\/browser)\//.test(file))
      .flatMap((file) =>
        // Next's own types name a page by its path.
        [
          ...text(file)
            .replaceAll(/(Page|Layout)Props<"[^"]*">/g, "")
            .matchAll(ours),
        ]
          .filter(([, found = ""]) => !plaids.test(found))
          .map(([, found]) => `${file}: ${found}`),
      );
    expect(handwritten).toEqual([]);
  });

  test("S-NX-1: there are no Server Actions", () => {
    expect(sources.filter((file) => /["']use (server|cache)["']/.test(text(file)))).toEqual([]);
  });
});
