import { expect, test } from "vitest";
import { returnWords } from "@/app/link/hosted/return/_components/return-words";
import type { LinkedBankView, LinkSessionView } from "@/lib/contracts/link";

const bank = (state: LinkedBankView["state"]): LinkedBankView => ({
  id: `pte_${state}`,
  institutionName: "Tartan Bank",
  state,
  itemId: null,
  code: null,
  detail: null,
  via: "hosted_return",
});

const session = (...states: LinkedBankView["state"][]): LinkSessionView => ({
  id: "lks_1",
  mode: "hosted",
  update: null,
  state: "open",
  createdAt: "2026-03-01T12:00:00.000Z",
  expiresAt: "2026-03-01T12:30:00.000Z",
  finishedAt: null,
  finishedVia: null,
  plaidLinkSessionId: null,
  hostedLinkUrl: "https://secure.plaid.com/hl/1",
  exit: null,
  banks: states.map(bank),
  items: [],
});

test.each<[string, LinkedBankView["state"][]]>([
  ["Your bank is linked", ["refused", "linked"]],
  ["One thing is left to decide", ["linking", "duplicate"]],
  ["Your bank is not linked yet", ["uncertain"]],
  ["Your bank is being linked", ["linking"]],
  ["The bank could not be linked", ["refused"]],
  ["Nothing is linked so far", []],
])("whoever comes back reads '%s' of banks that are %j", (title, states) => {
  expect(returnWords(session(...states)).title).toBe(title);
});
