import { afterEach, describe, expect, test } from "vitest";
import { bankEvent } from "@/emulator/control/bank-event";
import { partnerInboundKey } from "@/emulator/keys";
import { freshEmulator, linkTokenRequest } from "./api-client";
import { startReceiver } from "./webhooks/receiver";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** An emulator with its console, seen as a browser without JavaScript sees it. */
function browser() {
  const fresh = freshEmulator();
  const send = (path: string, init: RequestInit = {}) =>
    fresh.emulator.fetch(new Request(`http://localhost:4010${path}`, init));
  return {
    ...fresh,
    send,
    get: async (path: string) => (await send(path)).text(),
    async submit(
      path: string,
      form: Record<string, string | undefined>,
      headers: Record<string, string> = { origin: "http://localhost:4010" },
    ) {
      const response = await send(path, {
        method: "POST",
        headers,
        body: new URLSearchParams(
          Object.entries(form).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value]],
          ),
        ),
      });
      const { status } = response;
      return { status, location: response.headers.get("location"), text: await response.text() };
    },
  };
}

async function withItem(changes: object = {}) {
  const fresh = browser();
  const linked = await fresh.linkItem(changes);
  return { ...fresh, ...linked, page: `/console/items/${linked.itemId}` };
}

async function withReceiver() {
  const receiver = await startReceiver();
  closing.push(receiver.close);
  const linked = await withItem({ webhook: receiver.url, products: ["auth", "transactions"] });
  await linked.emulator.control.settleWebhooks();
  receiver.received.splice(0);
  return { ...linked, receiver };
}

/** An Item that a webhook was delivered for, and the page of that webhook. */
async function withWebhook() {
  const linked = await withReceiver();
  linked.emulator.control.fireWebhook(linked.itemId, { webhook_code: "NEW_ACCOUNTS_AVAILABLE" });
  await linked.emulator.control.settleWebhooks();
  linked.receiver.received.splice(0);
  const [webhook] = linked.emulator.control.webhooks();
  return { ...linked, page: `/console/webhooks/${webhook?.id}` };
}

describe("the console", () => {
  const paths = [
    "/",
    "/console/sessions",
    "/console/items",
    "/console/webhooks",
    "/console/faults",
    "/console/calls",
    "/partner",
    "/outbox",
  ];

  test.each(paths)("shows %s while there is nothing yet", async (path) => {
    const { send } = browser();

    const response = await send(path);

    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
  });

  test.each([
    "/console/nowhere",
    "/console/items/x",
    "/console/sessions/x",
    "/console/webhooks/x",
    "/console/calls/x",
    "/partner/accounts/x",
  ])("answers a page that says so where there is nothing: %s", async (path) => {
    const { send } = browser();

    const response = await send(path);

    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Not found");
  });

  test("tells what a newcomer needs, with the address that was asked for", async () => {
    const { get } = browser();

    const page = await get("/");

    for (const text of ["http://localhost:4010", "emulator-client-id", "emulator-secret"]) {
      expect(page).toContain(text);
    }
  });

  test("shows no whole token on any page", async () => {
    const { call, emulator, accessToken, publicToken, linkToken, get, itemId } = await withItem({
      products: ["auth"],
    });
    const { accounts } = (await call("/accounts/get", { access_token: accessToken })).body;
    const { account_id } = accounts[0];
    const token = { access_token: accessToken, account_id, processor: "dwolla" };
    const { processor_token } = (await call("/processor/token/create", token)).body;
    const handover = await handOver(emulator, processor_token);
    const tokens = [accessToken, publicToken, processor_token, await linkToken()];
    const { control } = emulator;

    const pages = [
      ...paths,
      `/console/items/${itemId}`,
      `/console/sessions/${control.sessions()[0]?.link_session_id}`,
      `/partner/accounts/${handover.id}`,
      ...control.calls().map(({ seq }) => `/console/calls/${seq}`),
    ];
    const shown = await Promise.all(pages.map(get));

    expect(shown).toHaveLength(pages.length);
    for (const secret of tokens) expect(shown.filter((page) => page.includes(secret))).toEqual([]);
    expect(shown.join("")).toContain(`access-sandbox-...${accessToken.slice(-4)}`);
  });

  test("shows what was typed elsewhere as text, never as markup", async () => {
    const { linkToken, get } = browser();
    await linkToken({ client_name: "<script>x</script>" });

    const page = await get("/console/sessions");

    expect(page).toContain("&lt;script&gt;x");
    expect(page).not.toContain("<script>x");
  });

  test("is not struck by faults, since they are cleared there", async () => {
    const { emulator, submit } = browser();
    emulator.control.addFault({ path: "*", reset: true, times: 9 });

    const { status } = await submit("/console/faults", { action: "clear" });

    expect(status).toBe(303);
    expect(emulator.control.faults()).toEqual([]);
  });

  test.each<{ name: string; headers: Record<string, string> }>([
    { name: "another site", headers: { origin: "http://evil.example" } },
    { name: "another port", headers: { origin: "http://localhost:3000" } },
    { name: "a page without an origin", headers: { origin: "null" } },
    { name: "whoever hides it", headers: {} },
  ])("takes no form from $name", async ({ headers }) => {
    const { emulator, submit } = browser();

    const { status } = await submit("/", { action: "advance", step: "3600000" }, headers);

    expect(status).toBe(403);
    expect(emulator.control.clock().aheadMs).toBe(0);
  });

  test("knows no action but those of the page", async () => {
    const { submit } = browser();

    expect((await submit("/console/calls", { action: "reset" })).status).toBe(404);
    expect((await submit("/", { action: "constructor" })).status).toBe(404);
  });
});

describe("the overview", () => {
  test.each([
    { name: "a step", form: { step: "86400000" }, ms: 86_400_000 },
    { name: "any time", form: { amount: "1.5", unit: "hours" }, ms: 5_400_000 },
  ])("advances the clock by $name, and says so", async ({ form, ms }) => {
    const { emulator, submit, get } = browser();

    const { status, location } = await submit("/", { action: "advance", ...form });

    expect(status).toBe(303);
    expect(emulator.control.clock().aheadMs).toBe(ms);
    expect(await get(location ?? "")).toContain("Time has passed");
  });

  test.each([
    { amount: "soon", unit: "days" },
    { amount: "-1", unit: "days" },
    { amount: "", unit: "days" },
    { amount: "1", unit: "years" },
    { step: "x" },
  ])("refuses %o in words, and keeps what was typed", async (form) => {
    const { emulator, submit } = browser();

    const { status, text } = await submit("/", { action: "advance", ...form });

    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
    if (form.amount) expect(text).toContain(`value="${form.amount}"`);
    expect(emulator.control.clock().aheadMs).toBe(0);
  });

  test("saves every setting as it was chosen, and shows it", async () => {
    const { emulator, submit, get } = browser();
    const chosen = {
      publicTokenExchange: "one-time",
      linkTokens: "single-use",
      accountSelect: "all",
      transactionsDelayMs: "0",
      webview: "yes",
    };

    await submit("/", { action: "settings", ...chosen });

    expect(emulator.control.settings()).toMatchObject({
      publicTokenExchange: "one-time",
      linkTokens: "single-use",
      accountSelect: "all",
      transactionsDelayMs: 0,
      webview: true,
      linkEvents: false,
    });
    expect(await get("/")).toContain('<option value="single-use" selected="">');
  });

  test("forgets everything only when that is confirmed", async () => {
    const { emulator, submit } = await withItem();

    const unsure = await submit("/", { action: "reset" });
    const before = emulator.control.items().length;
    await submit("/", { action: "reset", confirmed: "yes" });

    expect(unsure.status).toBe(400);
    expect(before).toBe(1);
    expect(emulator.control.items()).toEqual([]);
  });
});

describe("the page of a session", () => {
  test("tells every event in order, and leads to the Item it added", async () => {
    const { emulator, itemId, get } = await withItem();
    const [session] = emulator.control.sessions();

    const page = await get(`/console/sessions/${session?.link_session_id}`);

    const names = [...page.matchAll(/<h3>([A-Z_]+)<\/h3>/g)].map(([, name]) => name);
    expect(names).toEqual(session?.events.map(({ name }) => name));
    expect(names.at(0)).toBe("OPEN");
    expect(names.at(-1)).toBe("HANDOFF");
    expect(page).toContain(`href="/console/items/${itemId}"`);
  });

  test("tells why it was left", async () => {
    const { emulator, linkToken, get } = browser();
    const outcome = emulator.control.completeLink({
      link_token: await linkToken(),
      institution_id: "ins_109508",
      password: "error_ITEM_LOCKED",
    });

    const page = await get(`/console/sessions/${outcome.link_session_id}`);

    expect(page).toContain("ITEM_LOCKED");
    expect(page).toContain("requires_credentials");
  });
});

describe("the page of an Item", () => {
  test("breaks its login as the sandbox does", async () => {
    const { call, accessToken, submit, get, page } = await withItem();

    await submit(page, { action: "reset" });

    expect(await get(page)).toContain("ITEM_LOGIN_REQUIRED");
    const { body } = await call("/item/get", { access_token: accessToken });
    expect(body.item.error.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });

  test("has a button for everything that can happen to it, and takes back one product", async () => {
    const { call, accessToken, submit, get, page } = await withItem({ products: ["identity"] });
    const events = bankEvent.options.flatMap(({ options }) =>
      options.map(({ shape }) => shape.event.value),
    );

    const buttons = [...(await get(page)).matchAll(/name="event" value="(\w+)/g)];
    const taken = await submit(page, { action: "bank", event: "permissions_required identity" });

    const offered = new Set(buttons.map(([, event]) => event));
    expect(offered).toEqual(new Set(events.filter((event) => event !== "account_revoked")));
    expect(taken.status).toBe(303);
    const refused = await call("/identity/get", { access_token: accessToken });
    expect(refused.body.error_code).toBe("ACCESS_NOT_GRANTED");
  });

  test("lets its bank do something, and says where that cannot be", async () => {
    const { emulator, itemId, call, accessToken, submit, get, page } = await withItem();
    const accountId = emulator.control.item(itemId).accounts[1]?.account_id;

    const sound = await submit(page, { action: "bank", event: "login_repaired" });
    const unknown = await submit(page, { action: "bank", event: "closed" });
    const revoked = await submit(page, { action: "revoke", account_id: accountId });
    const done = await submit(page, { action: "bank", event: "permission_revoked" });

    expect(sound.status).toBe(400);
    expect(sound.text).toContain("the login is not broken");
    expect(unknown.status).toBe(400);
    expect(revoked.status).toBe(303);
    expect(emulator.control.item(itemId).accounts).toHaveLength(1);
    expect(done.status).toBe(303);
    expect(await get(page)).toContain("USER_PERMISSION_REVOKED");
    const { body } = await call("/accounts/get", { access_token: accessToken });
    expect(body.error_code).toBe("USER_PERMISSION_REVOKED");
  });

  test("removes it only when that is confirmed, and offers nothing more then", async () => {
    const { call, accessToken, submit, get, page } = await withItem();

    const unsure = await submit(page, { action: "remove" });
    const alive = await call("/item/get", { access_token: accessToken });
    await submit(page, { action: "remove", confirmed: "yes" });
    const gone = await call("/item/get", { access_token: accessToken });

    expect([unsure.status, alive.status]).toEqual([400, 200]);
    expect(gone.body.error_code).toBe("ITEM_NOT_FOUND");
    expect(await get(page)).not.toContain("Reset the login");
  });

  test("offers the webhooks that can be fired, and every one of them arrives", async () => {
    const { emulator, itemId, receiver, submit, get, page } = await withReceiver();
    const offered = [...(await get(page)).matchAll(/name="webhook" value="([A-Z_ ]+)"/g)].map(
      ([, value = ""]) => value,
    );

    for (const webhook of offered) await submit(page, { action: "fire", webhook });
    await emulator.control.settleWebhooks();

    const arrived = receiver.received.map(
      ({ body }) => `${body.webhook_type} ${body.webhook_code}`,
    );
    expect(arrived).toEqual(offered);
    expect(offered).toEqual(
      expect.arrayContaining(["TRANSACTIONS SYNC_UPDATES_AVAILABLE", "AUTH DEFAULT_UPDATE"]),
    );
    expect(offered).not.toContain("HOLDINGS DEFAULT_UPDATE");
    expect(receiver.received.every(({ body }) => body.item_id === itemId)).toBe(true);
  });

  test("offers none where the Item has no webhook URL, and says how it gets one", async () => {
    const { get, submit, page } = await withItem();

    expect(await get(page)).toContain("/item/webhook/update");
    const webhook = "ITEM LOGIN_REPAIRED";
    expect((await submit(page, { action: "fire", webhook })).status).toBe(400);
  });

  test("adds a transaction, which the app's next sync finds", async () => {
    const { emulator, call, accessToken, submit, get, page } = await withItem();
    emulator.control.advanceClock({ advanceMs: 60_000 });

    await submit(page, { action: "add", name: "Acorn Stationery", amount: "12.5" });

    expect(await get(page)).toContain("Acorn Stationery");
    const { body } = await call("/transactions/sync", { access_token: accessToken, count: 500 });
    expect(body.added).toContainEqual(
      expect.objectContaining({ name: "Acorn Stationery", amount: 12.5 }),
    );
  });

  test.each([
    { name: "no amount", form: { name: "A", amount: "" } },
    { name: "an amount that is none", form: { name: "A", amount: "a lot" } },
    { name: "a day that is none", form: { name: "A", amount: "1", date: "soon" } },
    { name: "another Item's account", form: { name: "A", amount: "1", account_id: "x" } },
  ])("adds no transaction with $name", async ({ form }) => {
    const { emulator, submit, page } = await withItem();
    emulator.control.advanceClock({ advanceMs: 60_000 });

    const { status, text } = await submit(page, { action: "add", ...form });

    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
  });
});

describe("the pages of webhooks", () => {
  test("send one again, as often as they are told", async () => {
    const { receiver, submit, get, page } = await withWebhook();

    await submit(page, { action: "resend", times: "3" });

    expect(receiver.received).toHaveLength(3);
    expect(await get(page)).toContain("delivered");
    expect(await get("/console/webhooks")).toContain(receiver.url);
    expect((await submit(page, { action: "resend", times: "0" })).status).toBe(400);
  });

  test("send one with a fault in its signature, and lead to what became of it", async () => {
    const { receiver, submit, get, page } = await withWebhook();

    const { location } = await submit(page, { action: "forge", fault: "no_header" });

    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]?.headers["plaid-verification"]).toBeUndefined();
    expect(await get(location ?? "")).toContain("no header");
  });

  test.each([
    { name: "a URL that leads off this machine", form: { url: "https://example.com" } },
    { name: "a body that is not JSON", form: { body: "{" } },
    { name: "a body that is no object", form: { body: "[1]" } },
    { name: "a fault it does not know", form: { fault: "x" } },
  ])("send nothing with $name", async ({ form }) => {
    const { emulator, submit } = browser();
    const good = { action: "send", url: "http://127.0.0.1:9/hook", body: "{}", fault: "none" };

    const { status, text } = await submit("/console/webhooks", { ...good, ...form });

    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
    expect(emulator.control.webhooks()).toEqual([]);
  });
});

describe("the page of faults", () => {
  test.each([
    { kind: "errorCode", form: { errorCode: "RATE_LIMIT" }, fault: { errorCode: "RATE_LIMIT" } },
    { kind: "status", form: { status: "503" }, fault: { status: 503 } },
    { kind: "garbage", form: {}, fault: { garbage: true } },
    { kind: "reset", form: {}, fault: { reset: true } },
    {
      kind: "location",
      form: { location: "http://x.test/" },
      fault: { location: "http://x.test/" },
    },
    { kind: "delay", form: { delayMs: "20" }, fault: { delayMs: 20 } },
  ])("sets a fault of kind $kind, and lists it", async ({ kind, form, fault }) => {
    const { emulator, submit, get } = browser();
    const all = { path: "/item/get", times: "2", kind, ...form };

    await submit("/console/faults", { action: "fault", ...all });

    expect(emulator.control.faults()).toEqual([{ path: "/item/get", times: 2, ...fault }]);
    expect(await get("/console/faults")).toContain("<code>/item/get</code>");
  });

  test.each([
    { name: "no path", form: { path: "" } },
    { name: "a code it does not know", form: { errorCode: "NOPE" } },
    { name: "a kind it does not know", form: { kind: "x" } },
    { name: "a delay that is none", form: { kind: "delay" } },
    { name: "no times", form: { times: "0" } },
  ])("refuses $name in words", async ({ form }) => {
    const { emulator, submit } = browser();
    const good = { path: "/item/get", kind: "errorCode", errorCode: "RATE_LIMIT", times: "1" };

    const { status, text } = await submit("/console/faults", { action: "fault", ...good, ...form });

    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
    expect(text).not.toContain("✖");
    expect(emulator.control.faults()).toEqual([]);
  });
});

describe("the page of calls", () => {
  test("lists those whose path was asked for, each leading to what was said", async () => {
    const { emulator, get } = await withItem();
    const exchange = emulator.control.latestCalls(1)[0];

    const list = await get("/console/calls?path=exchange");
    const page = await get(`/console/calls/${exchange?.seq}`);

    expect(list).toContain("/item/public_token/exchange");
    expect(list).not.toContain("/link/token/create");
    expect(page).toContain("&quot;secret&quot;: &quot;***&quot;");
  });
});

describe("the partner's page", () => {
  test("tells what Plaid refuses and what would permit it, and reads again", async () => {
    const { emulator, call, accessToken, submit, get } = await withItem({ products: ["auth"] });
    const { accounts } = (await call("/accounts/get", { access_token: accessToken })).body;
    const token = { access_token: accessToken, processor: "dwolla" };
    const { account_id } = accounts[0];
    const { processor_token } = (await call("/processor/token/create", { ...token, account_id }))
      .body;
    await call("/processor/token/permissions/set", { processor_token, products: ["identity"] });
    const { id } = await handOver(emulator, processor_token);
    const page = `/partner/accounts/${id}`;

    const before = await get(page);
    await call("/processor/token/permissions/set", { processor_token, products: [] });
    await submit(page, { action: "read" });
    const after = await get(page);

    expect(await get("/partner")).toContain(page);
    expect(before).toContain("INVALID_PRODUCT");
    expect(before).toContain("adding auth with /processor/token/permissions/set");
    expect(after).toContain("••••0000");
    expect(after).not.toContain("1111222233330000");
  });
});

describe("the control's view of Items and sessions", () => {
  test("is open by HTTP too, tokens shortened", async () => {
    const { send, itemId, accessToken } = await withItem();

    const { items } = await (await send("/__emulator/items")).json();
    const { sessions, link_tokens } = await (await send("/__emulator/sessions")).json();

    expect(items).toEqual([
      expect.objectContaining({
        item_id: itemId,
        access_token: `access-sandbox-...${accessToken.slice(-4)}`,
        institution_id: "ins_109508",
        username: "user_good",
        products: linkTokenRequest.products,
        error_code: null,
        removed_at: null,
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain("pass_good");
    expect(sessions).toEqual([
      expect.objectContaining({
        state: "success",
        mode: "standard",
        added: [expect.objectContaining({ item_id: itemId })],
      }),
    ]);
    expect(link_tokens).toEqual([expect.objectContaining({ state: "opened" })]);
  });

  test("follows an Item by its id: login, webhook, transactions, removal", async () => {
    const { emulator, send, itemId, receiver } = await withReceiver();
    const post = async (path: string, body?: object) => {
      const init = { method: "POST", ...(body && { body: JSON.stringify(body) }) };
      const response = await send(`/__emulator/items/${itemId}/${path}`, init);
      return { status: response.status, body: await response.json() };
    };

    const broken = await post("reset_login");
    const fired = await post("fire_webhook", { webhook_code: "LOGIN_REPAIRED" });
    const refused = await post("fire_webhook", { webhook_code: "NOPE" });
    await emulator.control.settleWebhooks();
    const listed = await (await send(`/__emulator/items/${itemId}/transactions`)).json();
    const removed = await post("remove");
    const again = await post("remove");

    expect(broken.body.item.error_code).toBe("ITEM_LOGIN_REQUIRED");
    expect([fired.status, refused.status]).toEqual([200, 400]);
    expect(receiver.received.map(({ body }) => body.webhook_code)).toEqual([
      "ERROR",
      "LOGIN_REPAIRED",
    ]);
    expect(listed).toEqual({ transactions: [] });
    expect(removed.body.item.removed_at).toEqual(expect.any(String));
    expect(again).toMatchObject({ status: 400, body: { error: /ITEM_NOT_FOUND/ } });
  });
});

async function handOver(
  { fetch }: ReturnType<typeof freshEmulator>["emulator"],
  processor_token: string,
): Promise<{ id: string }> {
  const headers = {
    authorization: `Bearer ${partnerInboundKey}`,
    "idempotency-key": processor_token,
  };
  const body = JSON.stringify({ processor_token });
  const url = "http://localhost:4010/partner/v1/accounts";
  return (await fetch(new Request(url, { method: "POST", headers, body }))).json();
}
