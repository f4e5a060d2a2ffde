import { describe, expect, test } from "vitest";
import { findPartners } from "@/app/(workspace)/processors/_components/find-partners";
import { processorNames } from "@/lib/contracts/processors";

const partners = Object.entries(processorNames).map(([value, label]) => ({ value, label }));
const found = (typed: string) => findPartners(partners, typed).map(({ label }) => label);

describe("findPartners", () => {
  test("finds all partners where nothing was typed", () => {
    expect(found("")).toHaveLength(partners.length);
  });

  test.each([
    { typed: "dwo", labels: ["Dwolla"] },
    { typed: "MODERN treasury", labels: ["Modern Treasury"] },
    { typed: "svb", labels: ["Silicon Valley Bank"] },
    { typed: "checkout.com", labels: ["Checkout.com"] },
    { typed: "no such company", labels: [] },
  ])("finds $labels for $typed", ({ typed, labels }) => {
    expect(found(typed)).toEqual(labels);
  });

  test("puts those first that begin with it", () => {
    expect(found("check")).toEqual(["Check", "Checkbook", "Checkout.com", "Interchecks"]);
    expect(found("treasury")).toEqual(["Treasury Prime", "Modern Treasury"]);
  });
});
