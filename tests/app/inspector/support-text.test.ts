import { expect, test } from "vitest";
import { supportText } from "@/app/(workspace)/sessions/[sessionId]/_components/support-text";
import type { InspectionAnswer } from "@/lib/contracts/inspector";
import { stepWith } from "./any-step";

const session: InspectionAnswer["session"] = {
  ...{ id: "lks_1", mode: "standard", update: null, state: "exited", hostedLinkUrl: null },
  ...{ createdAt: "2026-03-01T12:00:00.000Z", expiresAt: "2026-03-01T16:00:00.000Z" },
  ...{ finishedAt: "2026-03-01T12:05:00.000Z", finishedVia: "browser", items: [], banks: [] },
  plaidLinkSessionId: "0b0ab2a1-3b09-4d7e-9a1c-1f3c8b0f9a11",
  exit: { status: "requires_credentials", code: "ITEM_LOCKED", message: "locked", requestId: null },
};

test("the text for support holds the environment, every id, each request and each error", () => {
  const error = { code: "ITEM_LOCKED", meaning: "m", remedy: "r" };
  const steps = [
    stepWith({}),
    stepWith({ name: "/accounts/get", response: { item_id: "eVBnVMp7zdTJLkRNr33Rs6zr7KNJqB" } }),
    stepWith({
      ...{ kind: "callback", from: "plaid", to: "browser", name: "ERROR", status: null, error },
      ...{ requestId: "WCAqpVbPqbmUmpv", response: { institution_id: "ins_109508" } },
      plaidLinkSessionId: "session-of-a-second-opening",
    }),
    stepWith({ kind: "write", to: "database", name: "Item stored", requestId: null }),
  ];

  expect(supportText({ session, steps }, "sandbox").split("\n")).toEqual([
    "Environment: sandbox",
    "link_session_id: 0b0ab2a1-3b09-4d7e-9a1c-1f3c8b0f9a11, session-of-a-second-opening",
    "item_id: eVBnVMp7zdTJLkRNr33Rs6zr7KNJqB",
    "Institution: ins_109508",
    "Mode: standard",
    "Link token made: 2026-03-01T12:00:00.000Z",
    "Ended: 2026-03-01T12:05:00.000Z",
    "Exit: requires_credentials, ITEM_LOCKED",
    "Errors: ITEM_LOCKED",
    "",
    "Requests, by time:",
    "2026-03-01T12:00:00.000Z  /link/token/create  200  request_id HNTDNrA8F1shFEW",
    "2026-03-01T12:00:00.000Z  /accounts/get  200  request_id HNTDNrA8F1shFEW",
    "2026-03-01T12:00:00.000Z  ERROR  -  request_id WCAqpVbPqbmUmpv  ITEM_LOCKED",
  ]);
});

test("what is not known is left out, and a session that goes on has not ended", () => {
  const open = { ...session, plaidLinkSessionId: null, finishedAt: null, exit: null };

  const lines = supportText({ session: open, steps: [] }, "production").split("\n");

  expect(lines).toContain("Ended: not yet");
  expect(lines.filter((line) => /^(link_session_id|item_id|Exit|Errors)/.test(line))).toEqual([]);
});
