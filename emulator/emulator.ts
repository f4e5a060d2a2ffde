import { Hono } from "hono";
import { type ApiCall, callApi } from "./call-api";
import { createCallLog } from "./control/call-log";
import { createControl } from "./control/control";
import { controlRoutes } from "./control/control-routes";
import { createFaults } from "./control/faults";
import { faultyResponse } from "./control/faulty-response";
import { partnerKeys } from "./keys";
import { hostedRoutes } from "./link/hosted/hosted-routes";
import { linkRoutes } from "./link/link-routes";
import { createPartner } from "./partner/partner";
import { partnerApi } from "./partner/partner-api";
import { plaidCaller } from "./partner/plaid-caller";
import { settleAll } from "./settle-all";
import { sortedJson } from "./sorted-json";
import { memoryStore } from "./state/memory-store";
import { createState } from "./state/state";
import type { Store } from "./state/store";
import { createCourier } from "./webhooks/courier";

/** A Plaid in this process. */
export type Emulator = ReturnType<typeof createEmulator>;

/**
 * Creates a Plaid that runs in this process and needs no port: hand its `fetch` any Request.
 *
 * @param options.store where its state lives; in memory if nothing is said
 * @param options.clock the time it believes in, in milliseconds; `control.advanceClock` adds to it
 *
 * @example
 * const emulator = createEmulator();
 * const answer = await emulator.fetch(new Request("http://plaid/link/token/create", { … }));
 */
export function createEmulator({
  store = memoryStore(),
  clock = { now: Date.now },
}: {
  store?: Store;
  clock?: { now(): number };
} = {}) {
  const state = createState(store);
  const now = () => clock.now() + state.settings().clockAheadMs;
  const calls = createCallLog();
  const faults = createFaults();
  const courier = createCourier({
    state,
    now,
    signedAt: () => clock.now(),
    faultOn: () => faults.strike("webhooks"),
  });
  const control = createControl({ state, calls, faults, courier, now });

  const partner = createPartner({
    state,
    now,
    call: plaidCaller(partnerKeys, (path, headers, text) =>
      recorded({ method: "POST", path, headers, text }),
    ),
  });

  const pages = new Hono();
  pages.route("/partner/v1", partnerApi(partner));
  pages.route("/__emulator", controlRoutes(control));
  pages.route("/link/v2/stable", linkRoutes({ state, now }));
  pages.route("/hl", hostedRoutes({ state, now }));
  let consolePages: Promise<Hono> | undefined;

  /** The console is loaded when somebody looks at it, so that a start for tests does not wait for it. */
  function loadConsole(): Promise<Hono> {
    consolePages ??= import("./console/console-routes").then(({ consoleRoutes }) =>
      consoleRoutes({ control, partner }),
    );
    return consolePages;
  }

  /** Does what time has brought about since it was last asked: updates come in, logins go stale, webhooks are due. */
  function settle(): void {
    settleAll(state, now());
  }

  async function answerApi(call: ApiCall): Promise<Response> {
    settle();
    const { status, body } = callApi(call, { state, now: now() });
    return new Response(sortedJson(body), {
      status,
      headers: { "content-type": "application/json" },
    });
  }

  /** Answers with what `work` does, or with what a fault makes of it. */
  async function withFaults(path: string, work: () => Promise<Response>): Promise<Response> {
    const fault = faults.strike(path);
    if (!fault) return work();
    const done = fault.afterEffect ? await work() : null;
    if (fault.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    return faultyResponse(fault) ?? done ?? (await work());
  }

  async function recorded(call: ApiCall): Promise<Response> {
    const begun = performance.now();
    const at = new Date(now()).toISOString();
    let response: Response | null = null;
    try {
      response = await withFaults(call.path, () => answerApi(call));
      return response;
    } finally {
      calls.add({
        at,
        path: call.path,
        status: response?.status ?? null,
        durationMs: Math.round(performance.now() - begun),
        request: call.text,
        response: response && (await response.clone().text()),
      });
    }
  }

  /** Answers any request as Plaid would. Throws only where a fault cuts the connection. */
  async function fetch(request: Request): Promise<Response> {
    const { origin, pathname: path } = new URL(request.url);
    if (path.startsWith("/__emulator")) return pages.fetch(request);
    if (/^\/(link\/v2|hl|partner\/v1)\//.test(path)) {
      return withFaults(path, async () => pages.fetch(request));
    }
    if (isOfConsole(path)) {
      settle();
      return (await loadConsole()).fetch(request);
    }
    const { method, headers } = request;
    return recorded({ method, origin, path, headers, text: await request.text() });
  }

  async function close(): Promise<void> {
    await courier.close();
    await state.close();
  }

  return { fetch, control, settle, close };
}

/** No fault strikes the console: it is where faults are cleared. */
const isOfConsole = (path: string) =>
  path === "/" || /^\/(console|partner|outbox)(\/|$)/.test(path);
