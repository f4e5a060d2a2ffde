import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { freshEmulator, linkTokenRequest } from "./api-client";
import { linkPage, signIn, toInstitutions } from "./link-page";

const MINUTE_MS = 60_000;

type Contract = {
  checkResponse(path: string, status: number, body: unknown): string[];
  checkWebhook(body: unknown): string[];
};

/** The facts of Plaid's published API description, where they are at hand beside this repository. */
const file = path.resolve("../shared/contract/contract.mjs");

/** A link token whose sessions are told of, and the webhooks about them so far. */
async function told(request: object) {
  const fresh = freshEmulator();
  const { user_id } = (await fresh.call("/user/create", { client_user_id: "user-1" })).body;
  const { body } = await fresh.call("/link/token/create", {
    ...linkTokenRequest,
    webhook: "https://app.example/hook",
    ...request,
    ...("enable_multi_item_link" in request && { user_id }),
  });
  const { link_token } = body;
  return {
    ...fresh,
    ...linkPage(fresh.emulator),
    user_id,
    body,
    link_token,
    hooks: () =>
      fresh.emulator.control
        .webhooks()
        .map((delivery) => delivery.body)
        // biome-ignore lint/suspicious/noExplicitAny: tests read bodies as they come off the wire.
        .filter((sent): sent is any => sent.webhook_type === "LINK"),
    get: async () => (await fresh.call("/link/token/get", { link_token })).body,
  };
}

describe("the webhooks of a Hosted session", () => {
  test("tell of the Item, of the end, and of the events with the ids they have elsewhere", async () => {
    const { emulator, link_token, hooks, get } = await told({ hosted_link: {} });

    const { link_session_id, public_tokens } = emulator.control.completeLink({
      link_token,
      institution_id: "ins_109508",
    });

    const about = { webhook_type: "LINK", environment: "sandbox", link_session_id, link_token };
    const [public_token] = public_tokens;
    const [added, finished, events, ...others] = hooks();
    expect(others).toEqual([]);
    expect(added).toEqual({ ...about, webhook_code: "ITEM_ADD_RESULT", public_token });
    expect(finished).toEqual({
      ...about,
      webhook_code: "SESSION_FINISHED",
      status: "SUCCESS",
      public_token,
      public_tokens,
    });
    const [session] = (await get()).link_sessions;
    expect(events).toEqual({
      ...about,
      webhook_code: "EVENTS",
      events: session.events.toReversed(),
    });
  });

  test("tell of an exit, and of no token", async () => {
    const { emulator, link_token, hooks } = await told({ hosted_link: {} });

    emulator.control.completeLink({ link_token, exit: true });

    const [finished, events] = hooks();
    expect(finished).toMatchObject({
      webhook_code: "SESSION_FINISHED",
      status: "EXITED",
      public_tokens: [],
    });
    expect(finished).not.toHaveProperty("public_token");
    expect(events.events.at(-1)).toMatchObject({ event_name: "EXIT" });
  });

  test("tell of the Item at its HANDOFF only, once", async () => {
    const { openHosted, act, body, hooks } = await told({ hosted_link: {} });

    const { id } = await openHosted(body.hosted_link_url);
    await act(id, ...toInstitutions, ...signIn());
    const before = hooks();
    await act(id, { action: "finish" }, { action: "finish" });

    expect(before).toEqual([]);
    expect(hooks().map(({ webhook_code }) => webhook_code)).toEqual([
      "ITEM_ADD_RESULT",
      "SESSION_FINISHED",
      "EVENTS",
    ]);
  });

  test("name the link token of a session whose token died", async () => {
    const { emulator, openHosted, act, body, link_token, hooks } = await told({ hosted_link: {} });

    const { id } = await openHosted(body.hosted_link_url);
    emulator.control.advanceClock({ advanceMs: 30 * MINUTE_MS });
    await act(id, { action: "continue" }, { action: "exit" });

    const finished = hooks().find(({ webhook_code }) => webhook_code === "SESSION_FINISHED");
    expect(finished).toMatchObject({ link_token, status: "EXITED" });
  });

  test("tell of no added Item in update mode", async () => {
    const { emulator, call, linkItem, hooks } = await told({ hosted_link: {} });
    const { accessToken: access_token } = await linkItem();
    const { products, ...request } = linkTokenRequest;
    const { link_token } = (
      await call("/link/token/create", {
        ...request,
        access_token,
        webhook: "https://app.example/hook",
        hosted_link: {},
      })
    ).body;

    emulator.control.completeLink({ link_token });

    expect(hooks().map(({ webhook_code }) => webhook_code)).toEqual(["SESSION_FINISHED", "EVENTS"]);
  });

  test("are sent of no other session, nor without a webhook", async () => {
    const plain = await told({});
    const silent = await told({ hosted_link: {}, webhook: undefined });
    for (const { emulator, link_token } of [plain, silent]) {
      emulator.control.completeLink({ link_token, institution_id: "ins_109508" });
    }

    expect(plain.hooks()).toEqual([]);
    expect(silent.hooks()).toEqual([]);
  });
});

describe("an abandoned session", () => {
  test("has its events told five minutes after the last one, once", async () => {
    const { emulator, openHosted, body, hooks } = await told({ hosted_link: {} });
    await openHosted(body.hosted_link_url);

    emulator.control.advanceClock({ advanceMs: 5 * MINUTE_MS - 1 });
    const early = hooks();
    emulator.control.advanceClock({ advanceMs: 1 });
    emulator.control.advanceClock({ advanceMs: 60 * MINUTE_MS });

    expect(early).toEqual([]);
    expect(hooks().map(({ webhook_code }) => webhook_code)).toEqual(["EVENTS"]);
  });

  test("that goes on is told of again, with what was told before", async () => {
    const { emulator, openHosted, act, body, hooks } = await told({ hosted_link: {} });
    const { id } = await openHosted(body.hosted_link_url);
    emulator.control.advanceClock({ advanceMs: 5 * MINUTE_MS });

    await act(id, { action: "continue" });
    emulator.control.advanceClock({ advanceMs: 5 * MINUTE_MS });
    await act(id, { action: "force_exit" });

    const [first, second, finished, last] = hooks();
    expect(second.events.slice(0, first.events.length)).toEqual(first.events);
    expect(second.events.length).toBeGreaterThan(first.events.length);
    expect(finished.webhook_code).toBe("SESSION_FINISHED");
    expect(last.events.slice(0, second.events.length)).toEqual(second.events);
  });
});

describe("the webhooks of a Multi-Item session", () => {
  test("tell of each Item when it is added, of all at the end, and of the user", async () => {
    const { emulator, link_token, hooks, user_id } = await told({ enable_multi_item_link: true });

    const { public_tokens } = emulator.control.completeLink({
      link_token,
      institution_id: "ins_109508",
      another: [{ institution_id: "ins_109509" }],
    });

    const [first, second, finished] = hooks();
    expect([first.public_token, second.public_token]).toEqual(public_tokens);
    expect(finished).toMatchObject({ status: "SUCCESS", public_tokens, user_id });
    expect(first.user_id).toBe(user_id);
  });
});

describe.skipIf(!existsSync(file))("Plaid's published API description", () => {
  test("fits every webhook of Link, and what is told of the sessions", async () => {
    process.env.CONTRACT_MODULES = process.cwd();
    const contract: Contract = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const problems: string[] = [];

    for (const request of [
      { hosted_link: {} },
      { hosted_link: { completion_redirect_uri: "acorn://x" }, enable_multi_item_link: true },
    ]) {
      const { emulator, link_token, hooks, get, body } = await told(request);
      problems.push(...contract.checkResponse("/link/token/create", 200, body));
      problems.push(...contract.checkResponse("/link/token/get", 200, await get()));
      const another = "enable_multi_item_link" in request ? [{ institution_id: "ins_109509" }] : [];
      emulator.control.completeLink({ link_token, institution_id: "ins_109508", another });
      emulator.control.completeLink({ link_token, exit: true });
      emulator.control.completeLink({ link_token, institution_id: "ins_109508", password: "no" });
      problems.push(...contract.checkResponse("/link/token/get", 200, await get()));
      for (const sent of hooks()) problems.push(...contract.checkWebhook(sent));
    }

    expect(problems).toEqual([]);
  });
});
