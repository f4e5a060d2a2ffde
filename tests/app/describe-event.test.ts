import { describe, expect, test } from "vitest";
import { describeEvent } from "@/app/(workspace)/link/_components/describe-event";

const event = (name: string, detail: Record<string, unknown> | null = null) => ({
  id: "lev_1",
  lane: "plaid" as const,
  name,
  at: "2026-03-01T12:00:00.000Z",
  requestId: null,
  plaidLinkSessionId: null,
  detail,
});

describe("an event in words", () => {
  test("a change of view names the view", () => {
    const words = describeEvent(event("TRANSITION_VIEW", { view_name: "SELECT_INSTITUTION" }));

    expect(words).toEqual({ title: "Link shows: select institution", facts: [] });
  });

  test("an error comes with its code and its message, an exit with where it happened", () => {
    const words = describeEvent(
      event("EXIT", {
        institution_name: "Tartan Bank",
        error_code: "ITEM_LOCKED",
        error_message: "the account is locked",
        exit_status: "requires_credentials",
      }),
    );

    expect(words.facts).toEqual([
      "Tartan Bank",
      "ITEM_LOCKED: the account is locked",
      "stopped at: requires credentials",
    ]);
  });

  test.each(["SOMETHING_NEW", "constructor"])(
    "one that Plaid adds one day is told by its name, and be it %s",
    (name) => {
      expect(describeEvent(event(name, { nested: { a: 1 } }))).toEqual({ title: name, facts: [] });
    },
  );

  test("what was stored says who told it first", () => {
    expect(describeEvent(event("Item stored", { via: "webhook" })).facts).toEqual([
      "first to tell: Plaid's webhook",
    ]);
  });

  test("a webhook is told by its code", () => {
    const { title } = describeEvent(event("webhook SESSION_FINISHED"));

    expect(title).toBe("Webhook arrived: SESSION_FINISHED");
  });
});
