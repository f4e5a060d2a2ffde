import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getLinkSession, openHostedLinkUrl } from "@/lib/data/link-sessions";
import { claimPublicToken, getClaim } from "@/lib/data/public-token-exchanges";
import {
  sealedColumns,
  systemCheckSeals,
  systemListStaleSeals,
  systemReseal,
} from "@/lib/data/sealed-columns";
import { getOpenProcessorToken } from "@/lib/data/sealed-processor-tokens";
import { saveRotatedToken, startTokenRotation } from "@/lib/data/token-rotations";
import { systemFindWebhookEvent, systemSaveWebhookEvent } from "@/lib/data/webhook-events";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { withAccessToken } from "@/lib/items/access-token";
import { rotateKeys } from "@/lib/keys/rotate-keys";
import { userOfHostedLink } from "@/tests/support/link";
import { userWithToken } from "@/tests/support/processors";

const old = env().TOKEN_KEYS;
const [[oldId, oldKey] = ["", Buffer.alloc(0)]] = old;
const newKey = Buffer.alloc(32, 9);
const onlyNew = new Map([["new", newKey]]);
const both = new Map([...onlyNew, [oldId, oldKey]]);

const ITEM = { table: "Item", column: "accessToken" };
const verification = { keyId: "k", signedAt: new Date().toISOString(), bodyHash: "h" } as never;

// What is rotated is all there is, so there must be nothing of before.
beforeEach(async () => {
  await db().webhookEvent.deleteMany();
  await db().user.deleteMany();
});
afterEach(() => {
  env().TOKEN_KEYS = old;
});

/** A person with something sealed in every column there is. */
async function userWithEverySeal() {
  const user = await userWithToken();
  const hosted = await userOfHostedLink();
  const claim = await claimPublicToken(user.viewer, user.sessionId, "public-sandbox-kept", {
    via: "BROWSER",
    institutionName: null,
  });
  const rawBody = Buffer.from('{"webhook_type":"ITEM"}');
  await systemSaveWebhookEvent({ jwt: `jwt of ${user.itemId}`, rawBody, verification });
  const { id: eventId } = await db().webhookEvent.findFirstOrThrow();
  const accessToken = await withAccessToken(user.viewer, user.itemId, async (token) => token);
  return { ...user, hosted, claimId: claim?.id ?? "", eventId, rawBody, accessToken };
}

type Person = Awaited<ReturnType<typeof userWithEverySeal>>;

async function expectAllReadable(person: Person) {
  const { viewer, hosted } = person;
  expect(await withAccessToken(viewer, person.itemId, async (token) => token)).toBe(
    person.accessToken,
  );
  expect((await getOpenProcessorToken(viewer, person.tokenId)).token).toMatch(/^processor-/);
  expect((await getClaim(viewer, person.claimId)).publicToken).toBe("public-sandbox-kept");
  expect((await getLinkSession(hosted.viewer, hosted.sessionId)).linkToken).toBe(hosted.linkToken);
  const session = await db().linkSession.findUniqueOrThrow({ where: { id: hosted.sessionId } });
  expect(openHostedLinkUrl(hosted.viewer, session)).toMatch(/^http/);
  const event = await systemFindWebhookEvent(person.eventId);
  expect(Buffer.from(event?.rawBody ?? []).equals(person.rawBody)).toBe(true);
}

describe("S-ENC-6: rotating keys", () => {
  test("knows every column that the schema says is sealed", () => {
    const schema = readFileSync("prisma/schema.prisma", "utf8");
    const sealed = [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(
      ([, table, fields = ""]) =>
        [...fields.matchAll(/^ {2}(\w+) .*\/\/ sealed\b/gm)].map(
          ([, column]) => `${table}.${column}`,
        ),
    );
    expect(sealed.length).toBeGreaterThan(5);
    expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
      sealed.sort(),
    );
  });

  test("seals everything under the newest key, so that the old one can go", async () => {
    const person = await userWithEverySeal();
    env().TOKEN_KEYS = both;
    const told: string[] = [];

    const rotation = await rotateKeys((line) => told.push(line));

    expect(rotation).toMatchObject({ unreadable: [], unused: [oldId], needed: [] });
    expect(rotation.resealed).toBeGreaterThanOrEqual(6);
    expect(told).toContain('Item.accessToken: 1 sealed under "new"');
    env().TOKEN_KEYS = onlyNew;
    await expectAllReadable(person);
    expect(await db().auditEvent.findMany({ where: { action: "keys.rotate" } })).toMatchObject([
      { userId: null, target: "new" },
    ]);
  });

  test("that was broken off goes on where it stopped", async () => {
    const person = await userWithEverySeal();
    env().TOKEN_KEYS = both;
    const first = await rotateKeys(() => {
      throw new Error("the process is gone");
    }).catch((thrown: Error) => thrown.message);
    expect(first).toBe("the process is gone");
    await expectAllReadable(person);
    const item = () =>
      db().item.findUniqueOrThrow({ where: { id: person.itemId }, select: { accessToken: true } });
    const resealed = await item();
    expect(resealed.accessToken).toMatch(/^v1\.new\./);

    const rotation = await rotateKeys(() => {});

    expect(rotation).toMatchObject({ unreadable: [], unused: [oldId], needed: [] });
    expect(await item()).toEqual(resealed);
    env().TOKEN_KEYS = onlyNew;
    await expectAllReadable(person);
    expect((await rotateKeys(() => {})).resealed).toBe(0);
  });

  test("never puts an older access token in the place of a newer one", async () => {
    const { viewer, itemId } = await userWithEverySeal();
    env().TOKEN_KEYS = both;
    const [stale] = await systemListStaleSeals(ITEM, { after: "", limit: 1 });
    if (!stale) throw new Error("There is nothing to seal anew.");
    await startTokenRotation(viewer, itemId, { brokenOffBefore: new Date(0) });
    await saveRotatedToken(viewer, itemId, "access-sandbox-newer");

    expect(await systemReseal(ITEM, stale)).toBe("replaced");

    expect(await withAccessToken(viewer, itemId, async (token) => token)).toBe(
      "access-sandbox-newer",
    );
  });

  test("finds what a process with the keys of before has written since", async () => {
    const { viewer, itemId } = await userWithEverySeal();
    env().TOKEN_KEYS = both;
    await rotateKeys(() => {});
    env().TOKEN_KEYS = old;
    await saveRotatedToken(viewer, itemId, "access-sandbox-late");
    env().TOKEN_KEYS = both;

    expect(await rotateKeys(() => {})).toMatchObject({ resealed: 1, unused: [oldId] });

    env().TOKEN_KEYS = onlyNew;
    expect(await withAccessToken(viewer, itemId, async (token) => token)).toBe(
      "access-sandbox-late",
    );
  });

  test("runs beside writers, two at once, and loses nothing", async () => {
    const { viewer, itemId } = await userWithEverySeal();
    env().TOKEN_KEYS = both;
    const write = async () => {
      for (let turn = 0; turn < 40; turn += 1) {
        await saveRotatedToken(viewer, itemId, `access-sandbox-turn-${turn}`);
      }
    };

    const [, one, other] = await Promise.all([write(), rotateKeys(() => {}), rotateKeys(() => {})]);

    expect([...one.unreadable, ...other.unreadable]).toEqual([]);
    env().TOKEN_KEYS = onlyNew;
    expect(await withAccessToken(viewer, itemId, async (token) => token)).toBe(
      "access-sandbox-turn-39",
    );
  });

  test("tells of what does not open, and leaves it as it is", async () => {
    const { tokenId, eventId } = await userWithEverySeal();
    const damaged = await db().processorToken.update({
      where: { id: tokenId },
      data: { token: `v1.${oldId}.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA` },
      select: { token: true },
    });
    await db().webhookEvent.update({
      where: { id: eventId },
      data: { rawBody: new Uint8Array([0, 255, 92, 128]) },
    });
    env().TOKEN_KEYS = both;
    const told: string[] = [];

    const rotation = await rotateKeys((line) => told.push(line));

    expect(rotation.unreadable).toEqual([
      `ProcessorToken.token of ${tokenId}`,
      `WebhookEvent.rawBody of ${eventId}`,
    ]);
    expect(rotation).toMatchObject({ unused: [], needed: [{ keyId: oldId, rows: 1 }] });
    expect(told).toContain(
      `ProcessorToken.token of ${tokenId} does not open, and is left as it is`,
    );
    expect(
      await db().processorToken.findUnique({ where: { id: tokenId }, select: { token: true } }),
    ).toEqual(damaged);
  });

  test("tells which key is missing", async () => {
    await userWithEverySeal();
    env().TOKEN_KEYS = onlyNew;

    const { resealed, unreadable, needed } = await rotateKeys(() => {});

    expect(resealed).toBe(0);
    expect(unreadable.length).toBeGreaterThanOrEqual(6);
    expect(needed).toEqual([{ keyId: oldId, rows: unreadable.length }]);
  });

  test("S-ENC-5: a key that one column alone still needs is missed, whichever that is", async () => {
    await userWithEverySeal();
    for (const column of sealedColumns) {
      env().TOKEN_KEYS = both;
      await rotateKeys(() => {});
      env().TOKEN_KEYS = new Map([...old, ["new", newKey]]);
      const [one] = await systemListStaleSeals(column, { after: "", limit: 1 });
      if (!one) throw new Error(`Nothing is sealed in ${column.table}.${column.column}.`);
      await systemReseal(column, one);
      env().TOKEN_KEYS = onlyNew;

      expect(await systemCheckSeals(), column.column).toEqual([
        { keyId: "new", rows: expect.any(Number), isKnown: true },
        { keyId: oldId, rows: 1, isKnown: false },
      ]);
    }
  });
});
