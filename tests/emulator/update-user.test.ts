import { describe, expect, test } from "vitest";
import { freshEmulator, linkTokenRequest } from "./api-client";

const MINUTE_MS = 60_000;
const { products, ...withoutProducts } = linkTokenRequest;

/** A user with three Items, and a way to break them, to repair them and to see which are broken. */
async function userWithItems() {
  const { emulator, call, linkItem } = freshEmulator();
  const { user_id } = (await call("/user/create", { client_user_id: "user-1" })).body;
  const items = [
    await linkItem({ user_id }),
    await linkItem({ user_id }),
    await linkItem({ user_id }),
  ] as const;
  const create = (request: object) =>
    call("/link/token/create", { ...withoutProducts, user_id, ...request });
  return {
    emulator,
    call,
    items,
    create,
    user_id,
    async breakItem(index: 0 | 1 | 2) {
      emulator.control.advanceClock({ advanceMs: MINUTE_MS });
      await call("/sandbox/item/reset_login", { access_token: items[index].accessToken });
    },
    async broken(): Promise<number[]> {
      const all = await Promise.all(
        items.map(({ accessToken }) => call("/item/get", { access_token: accessToken })),
      );
      return all.flatMap(({ body }, index) => (body.item.error ? [index] : []));
    },
  };
}

describe("update mode by user", () => {
  test("repairs the Item that broke last, and then, with the same token, the next", async () => {
    const { emulator, create, breakItem, broken } = await userWithItems();
    await breakItem(1);
    await breakItem(2);
    await breakItem(0);
    const { link_token } = (await create({ update: { user: true } })).body;

    const left: number[][] = [];
    for (let round = 0; round < 3; round += 1) {
      emulator.control.completeLink({ link_token });
      left.push(await broken());
    }

    expect(left).toEqual([[1, 2], [1], []]);
  });

  test("goes on where link tokens are for one use", async () => {
    const { emulator, create, breakItem, broken } = await userWithItems();
    emulator.control.changeSettings({ linkTokens: "single-use" });
    await breakItem(0);
    await breakItem(1);
    const { link_token } = (await create({ update: { user: true } })).body;

    emulator.control.completeLink({ link_token });
    emulator.control.completeLink({ link_token });

    expect(await broken()).toEqual([]);
  });

  test("keeps to the Items that are named", async () => {
    const { emulator, create, items, breakItem, broken } = await userWithItems();
    await breakItem(0);
    await breakItem(1);
    const update = { user: true, item_ids: [items[0].itemId, items[2].itemId] };
    const { link_token } = (await create({ update })).body;

    emulator.control.completeLink({ link_token });

    expect(await broken()).toEqual([1]);
  });

  test("finds logins that went stale by themselves", async () => {
    const { emulator, create, call, items } = await userWithItems();
    emulator.control.advanceClock({ advanceMs: 31 * 24 * 60 * MINUTE_MS });
    const { link_token } = (await create({ update: { user: true } })).body;

    const { public_tokens } = emulator.control.completeLink({ link_token });
    const { body } = await call("/item/public_token/exchange", { public_token: public_tokens[0] });

    expect(items.map(({ itemId }) => itemId)).toContain(body.item_id);
    const { item } = (await call("/item/get", { access_token: body.access_token })).body;
    expect(item.error).toBeNull();
  });

  test("takes the newest Item where none is broken, and lives half an hour", async () => {
    const { emulator, create, call, items } = await userWithItems();
    const { body: created } = await create({ update: { user: true } });

    const { link_token } = created;
    const { public_tokens } = emulator.control.completeLink({ link_token });
    const { body } = await call("/item/public_token/exchange", { public_token: public_tokens[0] });

    expect(body.item_id).toBe(items[2].itemId);
    expect(created.expiration).toBe("2026-03-01T12:30:00Z");
  });

  test("opens no more once the last Item is removed", async () => {
    const { emulator, create, call, items } = await userWithItems();
    const { link_token } = (await create({ update: { user: true } })).body;
    for (const { accessToken } of items) {
      await call("/item/remove", { access_token: accessToken });
    }

    const { exit } = emulator.control.completeLink({ link_token });

    expect(exit?.error).toMatchObject({ error_code: "INVALID_LINK_TOKEN" });
  });

  test("by several access tokens repairs one of those", async () => {
    const { emulator, create, items, breakItem, broken } = await userWithItems();
    await breakItem(0);
    await breakItem(1);
    const access_tokens = [items[0].accessToken, items[2].accessToken];
    const { link_token } = (await create({ access_tokens })).body;

    emulator.control.completeLink({ link_token });

    expect(await broken()).toEqual([1]);
  });

  test.each([
    {
      name: "no user",
      request: { user_id: undefined, update: { user: true } },
      code: "MISSING_FIELDS",
    },
    {
      name: "somebody else's Item",
      request: { update: { user: true, item_ids: ["x"] } },
      code: "INVALID_FIELD",
    },
    {
      name: "Items but not update.user",
      request: { update: { item_ids: ["x"] } },
      code: "INVALID_FIELD",
    },
    { name: "products", request: { update: { user: true }, products }, code: "INVALID_FIELD" },
    { name: "no access tokens", request: { access_tokens: [] }, code: "INVALID_FIELD" },
    { name: "a bad access token", request: { access_tokens: ["x"] }, code: "INVALID_ACCESS_TOKEN" },
  ])("is refused with $name", async ({ request, code }) => {
    const { create } = await userWithItems();

    const { status, body } = await create(request);

    expect(status).toBe(400);
    expect(body.error_code).toBe(code);
  });

  test("is refused for a user without Items, and together with an access token", async () => {
    const { call, create, items } = await userWithItems();
    const { user_id } = (await call("/user/create", { client_user_id: "user-2" })).body;

    const empty = await create({ user_id, update: { user: true } });
    const both = await create({ access_token: items[0].accessToken, update: { user: true } });

    expect(empty.body.error_code).toBe("INVALID_FIELD");
    expect(both.body.error_code).toBe("INVALID_FIELD");
  });
});
