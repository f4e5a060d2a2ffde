import { describe, expect, test } from "vitest";
import {
  type LinkFlowAction,
  type LinkFlowState,
  linkFlow,
} from "@/app/(workspace)/link/_components/link-flow-state";

const link = { sessionId: "lks_1", mode: "standard", linkToken: "link-sandbox-1" };
const unconfirmed = { sessionId: "lks_1", mode: "standard", body: { publicTokens: [] } };
const failure = { title: "Your accounts are not added yet", detail: "The server is away." };
const duplicate = { exchangeId: "pte_1", itemId: "itm_1" };

/** Where an attempt is after all of this. */
const stateAfter = (...actions: LinkFlowAction[]) =>
  actions.reduce<LinkFlowState>(linkFlow, { phase: "idle" });

const finishedAtBank: LinkFlowAction[] = [
  { type: "launch" },
  { type: "opened", link },
  { type: "succeeded", unconfirmed },
];

describe("an attempt to link a bank", () => {
  test("keeps the decision for a duplicate when it is sent again", () => {
    const state = stateAfter(
      ...finishedAtBank,
      { type: "duplicate_found", duplicate, detail: "It is linked." },
      { type: "resend", allowDuplicate: true },
      { type: "not_confirmed", failure },
      { type: "resend" },
    );

    expect(state).toMatchObject({
      phase: "completing",
      unconfirmed: { body: { allowDuplicate: true } },
    });
  });

  test("allows no duplicate that nobody has decided on", () => {
    const state = stateAfter(
      ...finishedAtBank,
      { type: "not_confirmed", failure },
      { type: "resend" },
    );

    expect(state).toMatchObject({ unconfirmed: { body: { allowDuplicate: false } } });
  });

  test("can begin anew while a renewed session waits", () => {
    const state = stateAfter(
      { type: "launch" },
      { type: "opened", link },
      { type: "token_died" },
      { type: "renewed", link: { ...link, sessionId: "lks_2" } },
      { type: "launch" },
      { type: "opened", link: { ...link, sessionId: "lks_3" } },
    );

    expect(state).toMatchObject({ phase: "open", link: { sessionId: "lks_3" } });
  });

  test("is not disturbed by a late answer of an earlier session", () => {
    const state = stateAfter(
      { type: "launch" },
      { type: "opened", link: { ...link, sessionId: "lks_2" } },
      { type: "succeeded", unconfirmed },
    );

    expect(state).toMatchObject({ phase: "open", link: { sessionId: "lks_2" } });
  });
});
