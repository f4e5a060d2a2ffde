import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { forgetRecords } from "@/lib/account/forget-records";
import { newLinkSessionId, saveLinkSession } from "@/lib/data/link-sessions";
import { db } from "@/lib/db/client";
import { ExchangeState, LinkState, WebhookState } from "@/lib/db/generated/client";
import { userWithItem } from "@/tests/support/link";
import { signedInUser } from "@/tests/support/users";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

test("R-21: a webhook is kept for ninety days, and longer while it is still to be worked on", async () => {
  const { viewer } = await signedInUser();
  const all = Object.values(WebhookState).flatMap((state) =>
    [89, 91].flatMap((days) =>
      [viewer.id, null].map((userId) => ({ id: randomUUID(), state, days, userId })),
    ),
  );
  await db().webhookEvent.createMany({
    data: all.map(({ days, ...row }) => ({
      ...row,
      jwtHash: row.id,
      rawBody: new Uint8Array([1]),
      receivedAt: daysAgo(days),
    })),
  });

  await forgetRecords();

  const ids = all.map(({ id }) => id);
  const left = await db().webhookEvent.findMany({ where: { id: { in: ids } } });
  const kept = all.filter(({ state, days }) => days < 90 || state === "RECEIVED");
  expect(left.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
});

test("R-21: a Link session and its steps are kept for ninety days after it can no longer be used", async () => {
  const { viewer } = await signedInUser();
  const save = async (days: number, state: LinkState) => {
    const id = newLinkSessionId();
    const expiresAt = daysAgo(days);
    await saveLinkSession(viewer, { id, mode: "HOSTED", linkToken: randomUUID(), expiresAt });
    await db().linkSession.update({ where: { id }, data: { state } });
    await db().linkEvent.create({
      data: {
        ...{ id: randomUUID(), userId: viewer.id, linkSessionId: id },
        ...{ lane: "SERVER", name: "told", key: "told" },
      },
    });
    return id;
  };
  const kept: string[] = [];
  for (const state of Object.values(LinkState)) {
    await save(91, state);
    kept.push(await save(89, state));
  }

  await forgetRecords();

  const where = { userId: viewer.id };
  const left = await db().linkSession.findMany({ where, select: { id: true } });
  expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
  expect(await db().linkEvent.count({ where })).toBe(kept.length);
});

test("R-21: a Link session is kept with the bank that came of it", async () => {
  const { sessionId, itemId } = await userWithItem();
  const where = { id: sessionId };
  await db().linkSession.update({ where, data: { expiresAt: daysAgo(400) } });

  await forgetRecords();
  expect(await db().linkSession.count({ where })).toBe(1);

  await db().publicTokenExchange.deleteMany({ where: { itemId } });
  await db().item.delete({ where: { id: itemId } });
  await forgetRecords();
  expect(await db().linkSession.count({ where })).toBe(0);
});

test("R-21: a Link session is kept for as long as its owner has to be told of a bank in it", async () => {
  const { viewer } = await signedInUser();
  const sessionOf = new Map<string, string>();
  const claims = Object.values(ExchangeState).flatMap((state) =>
    [null, daysAgo(1)].map((dismissedAt) => ({ state, dismissedAt })),
  );
  for (const claim of claims) {
    const id = newLinkSessionId();
    const expiresAt = daysAgo(91);
    await saveLinkSession(viewer, { id, mode: "HOSTED", linkToken: randomUUID(), expiresAt });
    await db().publicTokenExchange.create({
      data: { ...claim, id: randomUUID(), lookup: id, linkSessionId: id, userId: viewer.id },
    });
    sessionOf.set(id, `${claim.state}${claim.dismissedAt ? ", dismissed" : ""}`);
  }

  await forgetRecords();

  const left = await db().linkSession.findMany({ where: { userId: viewer.id } });
  expect(left.map(({ id }) => sessionOf.get(id)).sort()).toEqual([
    "DUPLICATE",
    "RESERVED",
    "RESERVED, dismissed",
    "UNCERTAIN",
  ]);
});
