import { expect, test } from "vitest";
import { type LinkEventFacts, listLinkEvents, saveLinkEvents } from "@/lib/data/link-events";
import { startLink } from "@/tests/support/link";
import { signedInUser } from "@/tests/support/users";

const event = (name: string): LinkEventFacts => ({
  lane: "BROWSER",
  name,
  key: name,
  at: new Date(),
  requestId: null,
  plaidLinkSessionId: null,
  detail: null,
});

async function userWithSession() {
  const { viewer, cookie } = await signedInUser();
  const { session } = await startLink(cookie);
  const names = async () => (await listLinkEvents(viewer, session.id)).map(({ name }) => name);
  return { viewer, sessionId: session.id, names };
}

test("of many that tell of sessions at once, each gets its own answer, and its own events", async () => {
  const [one, other] = [await userWithSession(), await userWithSession()];
  // The first is written alone, those behind it together.
  const outcomes = await Promise.allSettled([
    saveLinkEvents(one.viewer, one.sessionId, [event("first")]),
    saveLinkEvents(one.viewer, one.sessionId, [event("second")]),
    saveLinkEvents(other.viewer, other.sessionId, [event("third"), event("fourth")]),
    saveLinkEvents(other.viewer, one.sessionId, [event("not theirs")]),
    saveLinkEvents(other.viewer, other.sessionId, []),
  ]);

  expect(outcomes.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
  expect(outcomes[3]).toMatchObject({ reason: { code: "not_found" } });
  expect(await one.names()).toEqual(["first", "second"]);
  expect(await other.names()).toEqual(["third", "fourth"]);
});

test("an event that cannot be stored keeps no other from being stored", async () => {
  const [one, other] = [await userWithSession(), await userWithSession()];
  const outcomes = await Promise.allSettled([
    saveLinkEvents(one.viewer, one.sessionId, [event("first")]),
    saveLinkEvents(one.viewer, one.sessionId, [event("Postgres takes no \0")]),
    saveLinkEvents(other.viewer, other.sessionId, [event("second")]),
  ]);

  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await one.names()).toEqual(["first"]);
  expect(await other.names()).toEqual(["second"]);
});
