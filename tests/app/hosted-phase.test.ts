import { describe, expect, test } from "vitest";
import {
  type HostedPhase,
  hostedPhase,
} from "@/app/(workspace)/link/hosted/_components/hosted-phase";
import { statusWords } from "@/app/(workspace)/link/hosted/_components/status-words";
import type { LinkEventView, LinkSessionAnswer, LinkSessionView } from "@/lib/contracts/link";

const MINUTE_MS = 60_000;
const now = Date.parse("2026-03-01T12:00:00Z");
const ago = (minutes: number) => new Date(now - minutes * MINUTE_MS).toISOString();

const bank = (state: LinkSessionView["banks"][number]["state"], institutionName = "Tartan Bank") =>
  ({
    id: state,
    institutionName,
    state,
    itemId: null,
    code: null,
    detail: null,
    via: "webhook",
  }) as const;

const opened = (minutes: number, lane: LinkEventView["lane"] = "plaid"): LinkEventView => ({
  id: "lev_1",
  lane,
  name: "OPEN",
  at: ago(minutes),
  requestId: null,
  plaidLinkSessionId: null,
  detail: null,
});

function answer(
  session: Partial<LinkSessionView>,
  events: LinkEventView[] = [],
): LinkSessionAnswer {
  return {
    events,
    session: {
      id: "lks_1",
      mode: "hosted",
      update: null,
      state: "open",
      createdAt: ago(20),
      expiresAt: ago(-10),
      finishedAt: null,
      finishedVia: null,
      plaidLinkSessionId: null,
      hostedLinkUrl: "https://secure.plaid.com/hl/1",
      exit: null,
      banks: [],
      items: [],
      ...session,
    },
  };
}

const over = { state: "expired", hostedLinkUrl: null } as const;

const phases: { name: string; phase: HostedPhase; of: LinkSessionAnswer }[] = [
  { name: "made, and nothing heard", phase: "waiting", of: answer({}) },
  { name: "made without an address", phase: "unavailable", of: answer({ hostedLinkUrl: null }) },
  { name: "opened just now", phase: "in_progress", of: answer({}, [opened(1)]) },
  { name: "opened a quarter of an hour ago", phase: "quiet", of: answer({}, [opened(15)]) },
  {
    name: "only our server has done something",
    phase: "waiting",
    of: answer({}, [opened(1, "server")]),
  },
  { name: "expired, never opened", phase: "unopened", of: answer(over) },
  { name: "expired after it was opened", phase: "abandoned", of: answer(over, [opened(15)]) },
  { name: "left", phase: "left", of: answer({ state: "exited" }, [opened(1)]) },
  { name: "a bank on its way", phase: "banks", of: answer({ banks: [bank("linking")] }) },
  {
    name: "expired with a bank that waits for a decision",
    phase: "banks",
    of: answer({ ...over, banks: [bank("duplicate")] }),
  },
  { name: "completed, the Item gone since", phase: "banks", of: answer({ state: "completed" }) },
];

describe("a hosted session", () => {
  test.each(phases)("is $phase: $name", ({ of, phase }) => {
    expect(hostedPhase(of, now)).toBe(phase);
  });
});

describe("the words for it", () => {
  test("name every linked bank, and say when not all are", () => {
    const banks = [bank("linked"), bank("linked", "Houndstooth Bank"), bank("refused")];

    const { title, text } = statusWords("banks", answer({ banks }));

    expect(title).toBe("Tartan Bank and Houndstooth Bank are linked");
    expect(text).toMatch(/Not every bank/);
  });

  test("give Plaid's own reason before ours, and never promise a dead link", () => {
    const exit = {
      status: "requires_credentials",
      code: "ITEM_LOCKED",
      message: "the account is locked",
      requestId: null,
    };

    const { text } = statusWords("left", answer({ state: "exited", exit, hostedLinkUrl: null }));

    expect(text).toBe(
      "The account is locked. They stopped at: requires credentials. The link has expired since.",
    );
  });
});
