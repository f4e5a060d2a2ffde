import "server-only";
import { z } from "zod";
import { processorNames } from "./contracts/processors";
import { parseKeyring } from "./crypto/keyring";

const DEFAULT_APP_URL = "http://localhost:3000";

/** A web origin, kept without its trailing slash. */
const origin = z
  .url({ protocol: /^https?$/ })
  .transform((url) => new URL(url))
  .refine((url) => url.pathname === "/" && !url.search && !url.hash && !url.username, {
    message: "must be an origin, such as https://app.example.com, without a path",
  })
  .transform((url) => url.origin);

const list = z
  .string()
  .transform((text) => text.split(",").map((entry) => entry.trim()))
  .refine((entries) => entries.every((entry) => /^[A-Za-z_]+$/.test(entry)), {
    message: "must be names separated by commas",
  });

const keyring = z.string().transform((text, context) => {
  try {
    return parseKeyring(text);
  } catch (error) {
    context.addIssue({ code: "custom", message: error instanceof Error ? error.message : "" });
    return z.NEVER;
  }
});

/** A value that still is the placeholder of `.env.example` must not reach production. */
const secret = (minLength: number) =>
  z
    .string()
    .min(minLength, `must have at least ${minLength} characters`)
    .refine((value) => !/replace|change.?me|your[_-]/i.test(value), {
      message: "is still a placeholder",
    });

/** `partner=value` pairs, separated by commas. `*` stands for every partner. */
const byPartner = z
  .string()
  .transform((text) => text.split(",").map((entry) => entry.trim()))
  .refine((entries) => entries.every((entry) => /^(\w+|\*)=\S+$/.test(entry)), {
    message: "must be partner=value pairs, separated by commas",
  })
  .transform((entries) => entries.map((entry) => entry.split(/=(.*)/s, 2) as [string, string]))
  .refine((pairs) => pairs.every(([name]) => name === "*" || Object.hasOwn(processorNames, name)), {
    message: "names a partner that Plaid does not have",
  })
  .transform((pairs) => new Map(pairs));

const schema = z.object({
  APP_ENV: z.string().optional(),
  APP_URL: origin.default(DEFAULT_APP_URL),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "must be a postgresql:// address",
  }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
  NEXTAUTH_SECRET: secret(32),
  TOKEN_KEYS: keyring,
  PLAID_ENV: z.enum(["sandbox", "production"]),
  PLAID_CLIENT_ID: secret(1),
  PLAID_SECRET: secret(1),
  PLAID_BASE_URL: origin.optional(),
  PLAID_PRODUCTS: list.default(["transactions"]),
  PLAID_COUNTRY_CODES: list.default(["US"]),
  PLAID_CONSENT_PRODUCTS: list.default(["auth", "identity", "transactions"]),
  PLAID_LAYER_TEMPLATE_ID: z.string().optional(),
  PLAID_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  PLAID_REDIRECT_URI: z.url({ protocol: /^https?$/ }).optional(),
  PLAID_PARTNER_CLIENT_ID: z.string().optional(),
  PLAID_PARTNER_SECRET: z.string().optional(),
  PARTNER_ENDPOINTS: byPartner.optional(),
  PARTNER_KEYS: byPartner.optional(),
  LINK_BINDING: z.enum(["auto", "strict"]).default("auto"),
  GITHUB_ID: z.string().optional(),
  GITHUB_SECRET: z.string().optional(),
  GOOGLE_ID: z.string().optional(),
  GOOGLE_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("Single sign-on"),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  WORKER: z.enum(["on", "off"]).default("on"),
  PLAYGROUND: z.enum(["on", "off"]).optional(),
  LIMITS: z.enum(["on", "off"]).default("on"),
  DOCTOR: z.enum(["on", "off"]).optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** The variables in the order they are read, which is the order of `.env.example`. */
export const variableNames = Object.keys(schema.shape);

type Complaint = [name: string, message: string];

/** Thrown for an environment that the app cannot start with. Its message has a line for each complaint. */
export class InvalidEnvironment extends Error {
  constructor(readonly complaints: readonly Complaint[]) {
    const lines = complaints.map(([name, message]) => `  ${name} ${message}`);
    super(`The environment is not valid. See .env.example.\n${lines.join("\n")}`);
    this.name = "InvalidEnvironment";
  }
}

/** Rules between variables, told whatever else is wrong. */
function crossChecks(env: Record<string, string | undefined>): Complaint[] {
  const complaints: Complaint[] = [];
  for (const group of [
    ["GITHUB_ID", "GITHUB_SECRET"],
    ["GOOGLE_ID", "GOOGLE_SECRET"],
    ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
    ["PLAID_PARTNER_CLIENT_ID", "PLAID_PARTNER_SECRET"],
  ]) {
    const missing = group.filter((name) => !env[name]);
    if (missing.length === group.length) continue;
    for (const name of missing)
      complaints.push([name, `must be set together with ${group.join(", ")}`]);
  }

  const { PLAID_BASE_URL, PLAID_REDIRECT_URI, APP_URL = DEFAULT_APP_URL } = env;
  for (const name of ["APP_ENV", "PLAID_ENV"]) {
    if (PLAID_BASE_URL && env[name]?.toLowerCase() === "production") {
      complaints.push(["PLAID_BASE_URL", `must not be set with ${name}=production`]);
    }
    if (env.LIMITS === "off" && env[name]?.toLowerCase() === "production") {
      complaints.push(["LIMITS", `must not be off with ${name}=production`]);
    }
  }
  if (PLAID_BASE_URL && URL.canParse(PLAID_BASE_URL) && !isLoopback(new URL(PLAID_BASE_URL))) {
    complaints.push(["PLAID_BASE_URL", "must be on this computer: it is for the local emulator"]);
  }
  const parses = [PLAID_REDIRECT_URI, APP_URL].every((url) => url && URL.canParse(url));
  if (
    PLAID_REDIRECT_URI &&
    parses &&
    new URL(PLAID_REDIRECT_URI).origin !== new URL(APP_URL).origin
  ) {
    complaints.push(["PLAID_REDIRECT_URI", `must lead back to APP_URL, ${APP_URL}`]);
  }
  for (const message of endpointComplaints(env.PARTNER_ENDPOINTS, Boolean(PLAID_BASE_URL))) {
    complaints.push(["PARTNER_ENDPOINTS", message]);
  }
  return complaints;
}

/** Processor tokens open accounts: they are sent over TLS, each to the partner it is for. Only the emulator's partner is all of them, and beside it. */
function endpointComplaints(given: string | undefined, hasEmulator: boolean): string[] {
  const endpoints = byPartner.optional().safeParse(given).data ?? new Map<string, string>();
  return [...endpoints].flatMap(([name, address]) => {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (!url || url.username || url.hash) return [`must have an address for ${name}`];
    const isLocal = hasEmulator && url.protocol === "http:" && isLoopback(url);
    if (url.protocol !== "https:" && !isLocal) return [`must have an https:// address for ${name}`];
    if (name === "*" && !isLocal) return ["must name each partner: * is for the local emulator"];
    return [];
  });
}

const isLoopback = (url: URL) => ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);

/**
 * Parses a raw environment, listing every bad variable at once, so that one restart fixes them all.
 *
 * @throws {InvalidEnvironment}
 */
export function parseEnv(raw: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ""));
  const result = schema.safeParse(filled);
  const bad: Complaint[] = (result.error?.issues ?? []).map(({ path: [name], message }) => [
    String(name),
    filled[String(name)] === undefined ? "is not set" : message,
  ]);
  const complaints = [...bad, ...crossChecks(filled)];
  if (result.success && complaints.length === 0) return result.data;
  throw new InvalidEnvironment(complaints);
}

let parsed: Env | undefined;

/** The validated environment. `instrumentation.ts` calls it at boot, so a bad value stops the server, not a request. */
export function env(): Env {
  if (!parsed) {
    parsed = parseEnv(process.env);
    // next-auth reads its own address from here, and would believe the Host header without it.
    process.env.NEXTAUTH_URL = parsed.APP_URL;
  }
  return parsed;
}

/** Settings that open nothing and name nobody, so that their values may be shown. */
const SHOWN: ReadonlySet<string> = new Set([
  "APP_ENV",
  "APP_URL",
  "DATABASE_POOL_SIZE",
  "PLAID_ENV",
  "PLAID_PRODUCTS",
  "PLAID_COUNTRY_CODES",
  "PLAID_CONSENT_PRODUCTS",
  "LINK_BINDING",
  "WORKER",
  "DOCTOR",
  "LOG_LEVEL",
]);

type Variable = { name: string; state: "set" | "default" | "unset"; value: string | null };

/** How each variable stands, whether or not all are right. `value` is null where it is not for showing. */
export function describeVariables(): Variable[] {
  return Object.entries(schema.shape).map(([name, shape]) => {
    const isShown = SHOWN.has(name);
    const given = process.env[name];
    if (given) return { name, state: "set", value: isShown ? given : null };
    const fallback: unknown = shape.safeParse(undefined).data;
    if (fallback === undefined) return { name, state: "unset", value: null };
    return { name, state: "default", value: isShown ? String(fallback) : null };
  });
}

/** What is wrong with the environment: nothing, where {@link env} answers. */
export function environmentComplaints(): readonly Complaint[] {
  try {
    env();
    return [];
  } catch (thrown) {
    if (thrown instanceof InvalidEnvironment) return thrown.complaints;
    throw thrown;
  }
}
