import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { isOlder } from "@/lib/doctor/is-older";
import { nodeFloor } from "@/lib/doctor/version-floors";
import { findSecrets } from "../supply-chain/secret-shapes";
import { readDockerfile, type Stage } from "./dockerfile";
import { loadedModules } from "./loaded-modules";

const text = (file: string) => readFileSync(file, "utf8");

const { scripts, dependencies } = JSON.parse(text("package.json"));

const stages = readDockerfile("Dockerfile");
const [app, jobs] = ["app", "jobs"].map((name) => {
  const found = stages.find((stage) => stage.name === name);
  if (!found) throw new Error(`The Dockerfile makes no ${name}.`);
  return found;
}) as [Stage, Stage];

/** What a stage takes from the checkout; the last word of COPY is where to. */
const taken = stages.flatMap(({ instructions }) =>
  instructions
    .filter(({ name, flags }) => name === "COPY" && flags.length === 0)
    .flatMap(({ rest }) => rest.slice(0, -1)),
);
const ignored = text(".dockerignore")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));

/** Folders and files that an image has, wherever they come from. */
const inImage = ({ instructions }: Stage) =>
  instructions
    .filter(({ name }) => name === "COPY")
    .flatMap(({ rest }) => rest.slice(0, -1).map((from) => from.replace("/app/", "")));

const find = ({ instructions }: Stage, name: string) =>
  instructions.find((one) => one.name === name)?.text ?? "";

describe("the images", () => {
  test("are made of a Node that gets corrections, the same in every stage", () => {
    const bases = new Set(stages.map(({ base }) => base));

    expect([...bases]).toHaveLength(1);
    const [, major = ""] = /^node:(\d+)-slim$/.exec([...bases].join()) ?? [];
    expect(isOlder(`${major}.99.0`, nodeFloor)).toBe(false);
  });

  test("take files that are there, and that are not ignored", () => {
    const files = taken.filter((file) => file !== ".");

    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(files.filter((file) => ignored.includes(file))).toEqual([]);
  });

  test("S-EMU-2: no image holds the emulator, tests or settings", () => {
    expect(inImage(app).sort()).toEqual(
      [
        ".next/standalone",
        ".next/static",
        "lib/http/security-headers.mjs",
        "scripts/client-address.mjs",
        "scripts/is-overloaded.mjs",
        "scripts/one-a-turn.mjs",
        "scripts/serve.mjs",
        "scripts/unavailable-pages.mjs",
      ].sort(),
    );
    expect(inImage(jobs).sort()).toEqual(
      ["lib", "node_modules", "package.json", "prisma", "scripts", "tsconfig.json"].sort(),
    );
    const neverSent = [".env", ".env.*", ".data", ".git", "node_modules", ".next", "tests"];
    expect(neverSent.filter((file) => !ignored.includes(file))).toEqual([]);
  });

  test("install packages without their scripts, and keep none for development", () => {
    const commands = stages.flatMap(({ instructions }) =>
      instructions.filter(({ name }) => name === "RUN").map((run) => run.text),
    );

    expect(commands).toEqual([
      "npm ci",
      "npm run build && rm .next/standalone/server.js",
      "npm pkg delete devDependencies && npm ci",
    ]);
    expect(taken.filter((file) => file === ".npmrc")).toHaveLength(2);
    expect(text(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  });

  test.each([
    { name: "app", stage: app, command: "node scripts/serve.mjs" },
    { name: "jobs", stage: jobs, command: scripts.worker },
  ])("$name runs as nobody in particular, in production", ({ stage, command }) => {
    const names = stage.instructions.map(({ name }) => name);

    expect(names.filter((name) => name === "USER")).toHaveLength(1);
    expect(find(stage, "USER")).toBe("node");
    expect(names.indexOf("USER")).toBeGreaterThan(names.lastIndexOf("COPY"));
    expect(find(stage, "ENV")).toMatch(/NODE_ENV=production APP_ENV=production/);
    expect(JSON.parse(find(stage, "CMD")).join(" ")).toBe(command);
  });

  test("what is built unless another is asked for serves, and says whether it can", () => {
    expect(stages.at(-1)).toBe(app);
    expect(find(app, "HEALTHCHECK")).toContain("/api/health/ready");
    expect(existsSync("app/api/health/ready/route.ts")).toBe(true);
  });

  test("app has every file that its server loads", () => {
    const { files, packages } = loadedModules("scripts/serve.mjs");

    expect(files.filter((file) => !inImage(app).includes(file))).toEqual([]);
    // tests/faults/image.test.ts starts it with those that Next has traced.
    expect(packages.sort()).toEqual(["@next/env", "next"]);
  });

  test.each([
    { program: "scripts/worker.ts", later: [] },
    { program: "scripts/rotate-keys.ts", later: [] },
    {
      program: "scripts/migrate.ts",
      later: ["scripts/create-migration.ts", "scripts/embedded-postgres.ts"],
    },
  ])("jobs has all that $program loads", ({ program, later }) => {
    const { files, packages } = loadedModules(program, later);

    const isThere = (file: string) =>
      inImage(jobs).some((folder) => file === folder || file.startsWith(`${folder}/`));
    expect(files.filter((file) => !isThere(file))).toEqual([]);
    expect(packages.filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
    expect(packages).not.toEqual([]);
  });

  test("jobs has what starts programs written in TypeScript", () => {
    expect(dependencies).toHaveProperty("tsx");
    expect(text("tsconfig.json")).not.toMatch(/"extends"/);
  });
});

type Service = {
  image?: string;
  build?: { context: string; target: string };
  command?: string[];
  env_file?: string;
  environment?: Record<string, string>;
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  deploy?: { replicas: number };
  stop_grace_period?: string;
  read_only?: boolean;
};

describe("compose.yaml", () => {
  const compose = parse(text("compose.yaml"), { merge: true }) as {
    services: Record<"postgres" | "migrate" | "app" | "worker" | "proxy", Service>;
    networks: Record<string, { internal?: boolean }>;
    volumes: Record<string, unknown>;
  };
  const { postgres, migrate, app: web, worker, proxy } = compose.services;
  const all = Object.entries(compose.services);

  test("has a database, its migrations, the app twice, a worker and a proxy", () => {
    expect(all.map(([name]) => name)).toEqual(["postgres", "migrate", "app", "worker", "proxy"]);
    expect(postgres.image).toBe("postgres:17");
    expect(web.deploy?.replicas).toBe(2);
    expect(web.build).toEqual({ context: ".", target: "app" });
    for (const { build, image } of [migrate, worker]) {
      expect(build).toEqual({ context: ".", target: "jobs" });
      expect(image).not.toBe(web.image);
    }
  });

  test("runs the programs that npm runs", () => {
    expect(migrate.command?.join(" ")).toBe(scripts["db:migrate"]);
    // What their images start by themselves.
    for (const { command } of [web, worker]) expect(command).toBeUndefined();
    expect(web.environment?.WORKER).toBe("off");
  });

  test("starts nothing before the database has its migrations", () => {
    expect(migrate.depends_on).toEqual({ postgres: { condition: "service_healthy" } });
    for (const { depends_on } of [web, worker]) {
      expect(depends_on?.migrate?.condition).toBe("service_completed_successfully");
    }
    expect(proxy.depends_on).toEqual({ app: { condition: "service_healthy" } });
    expect(postgres.healthcheck?.test).toContain("pg_isready");
    // The app's own stands in the Dockerfile, and asks what these do not answer.
    for (const { healthcheck } of [migrate, worker]) expect(healthcheck).toEqual({ disable: true });
    expect(web.healthcheck).toBeUndefined();
  });

  test("lets the internet reach the proxy only, and the database reach nobody", () => {
    const published = all.filter(([, { ports }]) => ports !== undefined);

    expect(published.map(([name]) => name)).toEqual(["proxy"]);
    expect(postgres.networks).toEqual(["database"]);
    expect(migrate.networks).toEqual(["database"]);
    expect(proxy.networks).toEqual(["web"]);
    expect(compose.networks.database).toEqual({ internal: true });
    for (const { read_only } of [migrate, web, worker]) expect(read_only).toBe(true);
  });

  test("runs in production, whatever .env leaves empty", () => {
    for (const { env_file, environment } of [migrate, web, worker]) {
      expect(env_file).toBe(".env");
      expect(environment?.APP_ENV).toBe("production");
    }
  });

  test("S-IDOR-7: gives the owner of the database to its migrations only", () => {
    const of = (name: string) => `\${${name}:?set it in .env}`;
    const { POSTGRES_USER, POSTGRES_PASSWORD } = postgres.environment ?? {};
    expect({ POSTGRES_USER, POSTGRES_PASSWORD }).toEqual({
      POSTGRES_USER: "owner",
      POSTGRES_PASSWORD: of("POSTGRES_PASSWORD"),
    });
    expect(migrate.environment?.DATABASE_URL).toBe(
      `postgresql://owner:${of("POSTGRES_PASSWORD")}@postgres:5432/app`,
    );
    for (const { environment } of [web, worker]) {
      expect(environment?.DATABASE_URL).toBe(
        `postgresql://app:${of("APP_PASSWORD")}@postgres:5432/app`,
      );
      expect(environment?.POSTGRES_PASSWORD).toBe("");
    }
    expect(postgres.volumes).toContain(
      "./deploy/database-roles.sql:/docker-entrypoint-initdb.d/database-roles.sql:ro",
    );
  });

  test("gives the app longer to stop than it takes", () => {
    const [, drainMs = ""] = /DRAIN_MS = ([\d_]+)/.exec(text("scripts/serve.mjs")) ?? [];

    expect(Number.parseInt(web.stop_grace_period ?? "", 10) * 1000).toBeGreaterThan(
      Number(drainMs.replaceAll("_", "")),
    );
  });

  test("holds no secret, and sets nothing that does not exist", () => {
    const given = text("compose.yaml").replace(/\$\{[A-Z_]+:\?[^}]+\}/g, "");
    expect(findSecrets(given)).toEqual([]);
    expect(given.match(/(PASSWORD|SECRET|KEYS?|TOKEN): *(?!"")\S+/g)).toBeNull();

    const known = new Set(text(".env.example").match(/^[A-Z_]+(?==)/gm));
    // The owner's password is there to be emptied.
    const names = Object.keys(web.environment ?? {}).filter((name) => name !== "POSTGRES_PASSWORD");
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  test("mounts what is there, and keeps what must last in volumes", () => {
    const mounts = all.flatMap(([, { volumes = [] }]) => volumes.map((each) => each.split(":")[0]));

    for (const from of mounts) {
      if (from?.startsWith("./")) expect(existsSync(from), from).toBe(true);
      else expect(compose.volumes).toHaveProperty(from ?? "");
    }
  });

  test("has a proxy that finds every replica", () => {
    const caddyfile = text("deploy/Caddyfile").replace(/^\s*#.*$/gm, "");

    expect(caddyfile).toMatch(/dynamic a \{\s+name app\s+port 3000\s/);
    expect(web.environment?.PORT).toBe("3000");
    expect(caddyfile).toContain("{$SITE_ADDRESS}");
    expect(Object.keys(proxy.environment ?? {})).toEqual(["SITE_ADDRESS"]);
    expect(caddyfile.split("{").length).toBe(caddyfile.split("}").length);
  });
});
