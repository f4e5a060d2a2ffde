import { describe, expect, test } from "vitest";
import { freshEmulator } from "../api-client";
import { eventNames, updateOf, walk } from "./session-walk";

const allAccounts = { update: { account_selection_enabled: true } };

/** An Item, and a way to go through Link in update mode for it. */
async function linked() {
  const { emulator, call, linkToken, linkItem } = freshEmulator();
  const { accessToken: access_token, itemId } = await linkItem();
  const update = async (request: object = {}, completion: object = {}) => {
    const link_token = await linkToken({ access_token, products: undefined, ...request });
    return emulator.control.completeLink({ link_token, ...completion });
  };
  const item = async () => (await call("/item/get", { access_token })).body.item;
  const accounts = async (): Promise<{ mask: string; account_id: string }[]> =>
    (await call("/accounts/get", { access_token })).body.accounts;
  const idOf = async (mask: string) =>
    (await accounts()).find((account) => account.mask === mask)?.account_id;
  return { emulator, call, access_token, itemId, update, item, accounts, idOf };
}

describe("update mode", () => {
  test("repairs the Item and still gives a public token, of the same Item", async () => {
    const { call, access_token, itemId, update, item } = await linked();
    await call("/sandbox/item/reset_login", { access_token });

    const { public_tokens } = await update();
    const { body } = await call("/item/public_token/exchange", { public_token: public_tokens[0] });

    expect(body).toMatchObject({ access_token, item_id: itemId });
    expect((await item()).error).toBeNull();
  });

  test("lets deselected accounts go, and gives those granted again a new id", async () => {
    const { update, accounts, idOf } = await linked();
    const checking = await idOf("0000");
    const saving = await idOf("1111");

    await update(allAccounts, { accounts: ["0000"] });
    const fewer = await accounts();
    await update(allAccounts, { accounts: ["0000", "1111"] });

    expect(fewer.map(({ mask }) => mask)).toEqual(["0000"]);
    expect(await idOf("0000")).toBe(checking);
    expect(await idOf("1111")).not.toBe(saving);
  });

  test("adds the consent that is asked for, and keeps what there was", async () => {
    const { update, item } = await linked();

    await update({ additional_consented_products: ["auth", "identity"] });

    expect((await item()).consented_products).toEqual(["transactions", "auth", "identity"]);
  });

  test("changes nothing when it is left", async () => {
    const { call, access_token, update, item } = await linked();
    await call("/sandbox/item/reset_login", { access_token });

    const { exit } = await update({}, { password: "wrong" });

    expect(exit).toMatchObject({ error: { error_code: "INVALID_CREDENTIALS" } });
    expect((await item()).error.error_code).toBe("ITEM_LOGIN_REQUIRED");
  });

  test("takes nobody else's login, and tells capital letters apart", async () => {
    const { call, access_token, update } = await linked();
    await call("/sandbox/item/reset_login", { access_token });

    const { exit } = await update({}, { username: "User_Good" });

    expect(exit).toMatchObject({ error: { error_code: "INVALID_UPDATED_USERNAME" } });
  });

  test("cannot choose accounts where the Dashboard has them all shared", async () => {
    const { emulator, call, access_token } = await linked();
    emulator.control.changeSettings({ accountSelect: "all" });

    const { body } = await call("/link/token/create", {
      client_name: "Acorn",
      language: "en",
      country_codes: ["US"],
      user: { client_user_id: "user-1" },
      access_token,
      ...allAccounts,
    });

    expect(body.error_code).toBe("INVALID_LINK_CUSTOMIZATION");
  });
});

describe("update mode of an Item that only a new one can replace", () => {
  const gone = [
    { name: "revoked", code: "USER_PERMISSION_REVOKED" },
    { name: "removed", code: "ITEM_NOT_FOUND" },
  ] as const;

  /** An Item with a link token for it, a way to end it, and what Link sends its server. */
  async function endable(name: (typeof gone)[number]["name"], request: object = {}) {
    const { emulator, call, linkToken, linkItem } = freshEmulator();
    const { user_id } = (await call("/user/create", { client_user_id: "user-1" })).body;
    const { accessToken: access_token, itemId } = await linkItem({ user_id });
    const other = await linkItem({ user_id });
    return {
      emulator,
      call,
      access_token,
      other,
      link_token: await linkToken({ access_token, products: undefined, user_id, ...request }),
      async end() {
        if (name === "revoked") {
          emulator.control.bankEvent(itemId, { event: "permission_revoked" });
        } else {
          await call("/item/remove", { access_token });
        }
      },
      async send(path: string, body: object) {
        const url = `http://localhost/link/v2/stable/sessions${path}`;
        const answer = await emulator.fetch(
          new Request(url, { method: "POST", body: JSON.stringify(body) }),
        );
        return answer.json();
      },
    };
  }

  test.each(gone)("does not open with a token from before it was $name", async ({ name, code }) => {
    const { emulator, call, access_token, link_token, end } = await endable(name);
    await end();

    const { public_tokens, exit } = emulator.control.completeLink({ link_token });

    expect(public_tokens).toEqual([]);
    expect(exit).toMatchObject({ error: { error_code: "INVALID_LINK_TOKEN" } });
    const { body } = await call("/accounts/get", { access_token });
    expect(body.error_code).toBe(code);
  });

  test.each(gone)("ends where Link is open when it is $name", async ({ name, code }) => {
    const { call, access_token, link_token, end, send } = await endable(name);
    const { id } = await send("", { link_token });
    const login = { username: "user_good", password: "pass_good" };
    await send(`/${id}`, { action: "submit_credentials", ...login });
    const connected = await send(`/${id}`, { action: "proceed" });
    await end();

    const told = await send(`/${id}`, { action: "finish" });
    const { callback } = await send(`/${id}`, { action: "exit" });

    expect(connected.html).not.toContain("INVALID_LINK_TOKEN");
    expect(told.html).toContain("INVALID_LINK_TOKEN");
    expect(callback).toMatchObject({
      type: "exit",
      error: { error_code: "INVALID_LINK_TOKEN" },
    });
    const { body } = await call("/accounts/get", { access_token });
    expect(body.error_code).toBe(code);
  });

  test("leaves a token for several Items good for the others", async () => {
    const several = { access_token: undefined, update: { user: true } };
    const { emulator, call, other, link_token, send } = await endable("revoked", several);
    await call("/sandbox/item/reset_login", { access_token: other.accessToken });
    const { id } = await send("", { link_token });
    emulator.control.bankEvent(other.itemId, { event: "permission_revoked" });

    const told = await send(`/${id}`, { action: "heartbeat" });
    const { public_tokens } = emulator.control.completeLink({ link_token });

    expect(told.html).toContain("INVALID_LINK_TOKEN");
    expect(public_tokens).toHaveLength(1);
  });
});

describe("what update mode asks for", () => {
  const healthy = { circumstances: { needsSignIn: false } };
  const mfaLogin = { username: "user_good", password: "mfa_device" };
  const consentedProducts = ["auth" as const];

  test.each([
    { name: "a login that is broken", changes: { update: updateOf() }, first: "credentials" },
    {
      name: "accounts, where the login works",
      changes: { update: updateOf({ selectAccounts: true }) },
      world: healthy,
      first: "accounts",
    },
    {
      name: "consent, where the login works",
      changes: { update: updateOf(), consentedProducts },
      world: healthy,
      first: "more-consent",
    },
    {
      name: "only a code, where the bank sends one",
      changes: { update: updateOf({ login: mfaLogin }) },
      first: "mfa",
    },
    {
      name: "the bank's own page at an OAuth bank",
      changes: { update: updateOf({ institutionId: "ins_56", selectAccounts: true }) },
      world: healthy,
      first: "oauth",
    },
  ])("is $name", ({ changes, world, first }) => {
    const session = walk([], changes, world);

    expect(session.pane.name).toBe(first);
    expect(session.events[0]?.detail.is_update_mode).toBe("true");
  });

  test("is login, consent and accounts where all of it is missing", () => {
    const update = updateOf({ selectAccounts: true });
    const session = walk(
      [
        { action: "submit_credentials", username: "user_good", password: "pass_good" },
        { action: "proceed" },
        { action: "continue" },
        { action: "select_accounts", accounts: ["1111"] },
        { action: "finish" },
      ],
      { update, consentedProducts },
    );

    expect(eventNames(session)).toEqual([
      "OPEN",
      "TV CREDENTIAL",
      "SUBMIT_CREDENTIALS",
      "TV LOADING",
      "TV CONSENT",
      "TV SELECT_ACCOUNT",
      "TV CONNECTED",
      "HANDOFF",
    ]);
  });

  test("never is another bank or a phone number", () => {
    const session = walk(
      [
        { action: "submit_credentials", username: "user_good", password: "error_ITEM_LOCKED" },
        { action: "proceed" },
        { action: "back" },
        { action: "back" },
      ],
      { update: updateOf() },
    );

    expect(session.pane.name).toBe("credentials");
  });
});
