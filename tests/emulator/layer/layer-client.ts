import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import type { LinkAction } from "@/emulator/link/link-action";
import { freshEmulator } from "../api-client";

/** The facts of Plaid's published API description, where they are at hand beside this repository. */
const file = path.resolve("../shared/contract/contract.mjs");

type Contract = {
  checkRequest(path: string, body: unknown): string[];
  checkResponse(path: string, status: number, body: unknown): string[];
  checkWebhook(body: unknown): string[];
};

async function contractAtHand(): Promise<Contract> {
  process.env.CONTRACT_MODULES = process.cwd();
  if (existsSync(file)) return import(/* @vite-ignore */ pathToFileURL(file).href);
  return { checkRequest: () => [], checkResponse: () => [], checkWebhook: () => [] };
}

const contract = await contractAtHand();

/** The date of birth of everybody in Layer's sandbox. */
export const birthDate = "1975-01-18";

/** The actions that lead from LAYER_READY through Layer, for those who change nothing. */
export const steps = {
  open: { action: "open" },
  continue: { action: "continue" },
  otp: { action: "submit_otp", otp: "123456" },
  share: { action: "share_identity" },
  account: { action: "select_accounts", accounts: ["ins_109508:0000"] },
} as const satisfies Record<string, LinkAction>;

/** A fresh emulator whose calls and webhooks are held against Plaid's description, and Layer as a page drives it. */
export function layerEmulator() {
  const { emulator, call: send } = freshEmulator();

  async function call(at: string, body: object = {}) {
    const answer = await send(at, body);
    if (answer.status === 200) expect(contract.checkRequest(at, body)).toEqual([]);
    expect(contract.checkResponse(at, answer.status, answer.body)).toEqual([]);
    return answer;
  }

  async function sessionToken(changes: object = {}): Promise<string> {
    const request = { template_id: "template_emulator", user: { client_user_id: "user-1" } };
    return (await call("/session/token/create", { ...request, ...changes })).body.link.link_token;
  }

  async function post(at: string, body: object) {
    const url = `http://localhost/link/v2/stable${at}`;
    const response = await emulator.fetch(
      new Request(url, { method: "POST", body: JSON.stringify(body) }),
    );
    return response.json();
  }

  /** A page that has created Link with a token. Answers what Link's iframe gets for each action, in turn. */
  async function page(link_token: string) {
    const { id } = await post("/sessions", { link_token });
    const events: { name: string; metadata: Record<string, unknown> }[] = [];
    const act = async (...actions: LinkAction[]) => {
      let view = null;
      for (const action of actions) {
        view = await post(`/sessions/${id}`, action);
        events.push(...view.events);
      }
      return view;
    };
    return { id, act, events, names: () => events.map(namedWithView) };
  }

  /** A page on which somebody with this number has gone so far, everything right. */
  async function walk(phone_number: string, actions: LinkAction[], changes: object = {}) {
    const link_token = await sessionToken(changes);
    const at = await page(link_token);
    const view = await at.act({ action: "submit_phone", phone_number }, ...actions);
    return { ...at, link_token, view };
  }

  function webhooks() {
    const bodies = emulator.control.webhooks().map(({ body }) => body);
    for (const body of bodies) expect(contract.checkWebhook(body)).toEqual([]);
    return bodies;
  }

  return { emulator, call, post, sessionToken, page, walk, webhooks };
}

const namedWithView = ({ name, metadata }: { name: string; metadata: Record<string, unknown> }) =>
  name === "TRANSITION_VIEW" ? `TV ${metadata.view_name}` : name;
