import { describe, expect, test } from "vitest";
import { newId } from "@/lib/data/new-id";

describe("newId", () => {
  test("ids made one after the other sort in that order, however fast they are made", () => {
    const ids = Array.from({ length: 5_000 }, () => newId("item"));

    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("an id tells what it names, and has 26 digits that nobody can misread", () => {
    expect(newId("account")).toMatch(/^acc_[0-9a-hjkmnp-tv-z]{26}$/);
  });
});
