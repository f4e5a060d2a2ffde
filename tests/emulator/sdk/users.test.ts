import { expect, test } from "vitest";
import { describeOperation } from "./describe-operation";
import { refusal } from "./refusal";
import { linkTokenRequest, startPlaid } from "./start-plaid";

const plaid = await startPlaid();
const identity = {
  name: { given_name: "Leslie", family_name: "Knope" },
  date_of_birth: "1979-01-01",
  emails: [{ data: "leslie@knope.example", primary: true }],
};

let users = 0;
const anotherClientUserId = () => {
  users += 1;
  return `user-${users}`;
};
async function user() {
  const client_user_id = anotherClientUserId();
  return (await plaid.plaid.userCreate({ client_user_id, identity })).data.user_id ?? "";
}

/** A user who is not there, or no more, or whose id is none. */
function needsUser(send: (body: { user_id: string }) => Promise<unknown>) {
  test("refuses an id of another kind, by its form", async () => {
    const user_id = await plaid.linkToken();

    expect(await refusal(send({ user_id }))).toMatchObject({
      status: 400,
      type: "INVALID_INPUT",
      code: "INVALID_USER_ID",
    });
  });

  test("refuses a user who is not there", async () => {
    expect(await refusal(send({ user_id: "usr_00000000000000" }))).toMatchObject({
      type: "USER_ERROR",
      code: "USER_NOT_FOUND",
    });
  });

  test("refuses a user who was removed", async () => {
    const user_id = await user();
    await plaid.plaid.userRemove({ user_id });

    expect((await refusal(send({ user_id }))).code).toBe("USER_NOT_FOUND");
  });
}

/** Who names nobody is refused too. */
function needsOneOfBoth(send: (body: { user_token?: string }) => Promise<unknown>) {
  test("refuses a request that names nobody", async () => {
    expect((await refusal(send({}))).status).toBe(400);
  });

  test("refuses a user token that it never gave", async () => {
    expect(await refusal(send({ user_token: await plaid.linkToken() }))).toMatchObject({
      status: 400,
      code: "INVALID_USER_TOKEN",
      message: "could not find matching user token",
    });
  });
}

describeOperation(
  "/user/create",
  plaid,
  {
    send: (api, body) => api.userCreate(body),
    request: () => ({ client_user_id: anotherClientUserId(), identity }),
    required: ["client_user_id"],
  },
  () => {
    test("gives the same user for the same client_user_id", async () => {
      const client_user_id = anotherClientUserId();
      const create = async () => (await plaid.plaid.userCreate({ client_user_id })).data.user_id;

      const first = await create();

      expect(first).toMatch(/^usr_[A-Za-z0-9]+$/);
      expect(await create()).toBe(first);
    });

    test("gives a token too to teams of before December 2025", async () => {
      plaid.control.changeSettings({ userTokens: true });
      const { data } = await plaid.plaid.userCreate({ client_user_id: anotherClientUserId() });
      plaid.control.changeSettings({ userTokens: false });

      const user_token = data.user_token ?? "";

      expect(user_token).toMatch(/^user-sandbox-/);
      expect((await plaid.plaid.userItemsGet({ user_token })).data.items).toEqual([]);
    });

    test("refuses identity data that is not valid", async () => {
      const emails = [{ data: "no address", primary: true }];
      const client_user_id = anotherClientUserId();

      const refused = await refusal(
        plaid.plaid.userCreate({ client_user_id, identity: { ...identity, emails } }),
      );

      expect(refused).toMatchObject({ status: 403, code: "INVALID_USER_IDENTITY_DATA" });
    });
  },
);

describeOperation(
  "/user/get",
  plaid,
  {
    send: (api, body) => api.userGet(body),
    request: async () => ({ user_id: await user() }),
    required: ["user_id"],
  },
  () => {
    needsUser((body) => plaid.plaid.userGet(body));

    test("tells what it was told", async () => {
      const user_id = await user();

      const { data } = await plaid.plaid.userGet({ user_id });

      expect(data).toMatchObject({ user_id, identity });
    });
  },
);

describeOperation(
  "/user/update",
  plaid,
  {
    send: (api, body) => api.userUpdate(body),
    request: async () => ({ user_id: await user(), identity }),
    required: [],
  },
  () => {
    needsUser((body) => plaid.plaid.userUpdate(body));
    needsOneOfBoth((body) => plaid.plaid.userUpdate(body));

    test("changes what it is given and leaves the rest", async () => {
      const user_id = await user();

      await plaid.plaid.userUpdate({ user_id, identity: { date_of_birth: "1975-01-18" } });

      const { data } = await plaid.plaid.userGet({ user_id });
      expect(data.identity).toMatchObject({ name: identity.name, date_of_birth: "1975-01-18" });
    });

    test("refuses identity data that is not valid, and changes nothing", async () => {
      const user_id = await user();
      const emails = [{ data: "no address", primary: true }];

      const refused = await refusal(plaid.plaid.userUpdate({ user_id, identity: { emails } }));

      expect(refused).toMatchObject({ status: 403, code: "INVALID_USER_IDENTITY_DATA" });
      expect((await plaid.plaid.userGet({ user_id })).data.identity).toMatchObject(identity);
    });
  },
);

describeOperation(
  "/user/items/get",
  plaid,
  {
    send: (api, body) => api.userItemsGet(body),
    request: async () => ({ user_id: await user() }),
    required: [],
  },
  () => {
    needsUser((body) => plaid.plaid.userItemsGet(body));
    needsOneOfBoth((body) => plaid.plaid.userItemsGet(body));

    test("tells of the Items that were linked for a user, and are still there", async () => {
      const user_id = await user();
      const { access_token, item_id } = await plaid.linkWith({ user_id });
      const items = async () =>
        (await plaid.plaid.userItemsGet({ user_id })).data.items.map((item) => item.item_id);

      expect(await items()).toEqual([item_id]);

      await plaid.plaid.itemRemove({ access_token });
      expect(await items()).toEqual([]);
    });
  },
);

describeOperation(
  "/user/remove",
  plaid,
  {
    send: (api, body) => api.userRemove(body),
    request: async () => ({ user_id: await user() }),
    required: [],
  },
  () => {
    needsUser((body) => plaid.plaid.userRemove(body));
    needsOneOfBoth((body) => plaid.plaid.userRemove(body));

    test("removes the Items of the user too, and Link does not open for them any more", async () => {
      const user_id = await user();
      const access_token = await plaid.link({ user_id });

      await plaid.plaid.userRemove({ user_id });

      const item = await refusal(plaid.plaid.itemGet({ access_token }));
      const token = await refusal(plaid.plaid.linkTokenCreate({ ...linkTokenRequest, user_id }));
      expect([item.code, token.code]).toEqual(["ITEM_NOT_FOUND", "USER_NOT_FOUND"]);
    });
  },
);
