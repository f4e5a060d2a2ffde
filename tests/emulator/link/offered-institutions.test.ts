import { describe, expect, test } from "vitest";
import { offeredInstitutions } from "@/emulator/link/offered-institutions";
import { eventNames, walk, wayTo } from "./session-walk";

const { config } = walk([]);

describe("the banks on offer", () => {
  test("are at first those that work well, an OAuth one among them", () => {
    const suggested = offeredInstitutions("", config);

    expect(suggested.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["ins_109508", "ins_127287"]),
    );
    expect(new Set(suggested.map(({ health }) => health))).toEqual(new Set(["healthy"]));
  });

  test.each(["platypus oauth", "OAUTH  platypus", "platy bank oau"])(
    "are found by pieces of their name: %j",
    (query) => {
      expect(offeredInstitutions(query, config).map(({ id }) => id)).toContain("ins_127287");
    },
  );

  test("that lack a product come last, and say so", () => {
    const offered = offeredInstitutions("bank", { ...config, products: ["auth"] });
    const houndstooth = offered.find(({ id }) => id === "ins_109512");

    expect(houndstooth?.remark ?? "lacking").toBe("lacking");
    const remarks = offered.map(({ remark }) => remark);
    expect(remarks).toEqual(remarks.toSorted((a, b) => Number(a !== null) - Number(b !== null)));
  });

  test("are those of the app's countries", () => {
    const british = offeredInstitutions("", { ...config, countryCodes: ["GB"] });

    expect(british.map(({ id }) => id)).toContain("ins_117650");
    expect(british.map(({ id }) => id)).not.toContain("ins_109508");
  });

  test("begin with the one of the app's routing number, whose choice is a match", () => {
    const routingNumber = "021000021";
    const session = walk(
      [...wayTo.institutions, { action: "select_institution", institution_id: "ins_109512" }],
      { routingNumber },
    );

    expect(offeredInstitutions("", { ...config, routingNumber })[0]).toMatchObject({
      id: "ins_109512",
      remark: "matched",
    });
    expect(session.events.at(-2)).toMatchObject({
      name: "MATCHED_SELECT_INSTITUTION",
      detail: { match_reason: "routing_number", routing_number: routingNumber },
    });
  });

  test("are refused where they lack a product, or are of another country", () => {
    const choosing = (institution_id: string) =>
      walk([...wayTo.institutions, { action: "select_institution", institution_id }], {
        products: ["auth"],
      });

    for (const session of [choosing("ins_109512"), choosing("ins_117650")]) {
      expect(eventNames(session).slice(-3)).toEqual([
        "SELECT_FILTERED_INSTITUTION",
        "TV ERROR",
        "ERROR",
      ]);
    }
  });
});
