import "server-only";
import type { Finding, FindingGroup } from "@/lib/contracts/doctor";

/** What a check comes to, without what all of its findings have in common. */
export type Verdict = Pick<Finding, "state" | "says" | "todo" | "facts">;

/**
 * One thing that the doctor looks at. `examine` changes nothing that anybody uses, costs no money, and
 * may throw: what it throws is told as a finding.
 */
export type Check = {
  id: string;
  group: FindingGroup;
  title: string;
  examine: () => Verdict | Promise<Verdict>;
};

type Facts = NonNullable<Finding["facts"]>;

/** It is as it should be. */
export const ok = (says: string, facts: Facts = []): Verdict => ({
  state: "ok",
  says,
  todo: null,
  facts,
});

/** There was nothing to check, or something else has to be right first. */
export const skipped = (says: string, facts: Facts = []): Verdict => ({
  state: "skipped",
  says,
  todo: null,
  facts,
});

/** It works, but not as well as it could, or it could not be told. */
export const warning = (says: string, todo: string, facts: Facts = []): Verdict => ({
  state: "warning",
  says,
  todo,
  facts,
});

/** It does not work. */
export const problem = (says: string, todo: string, facts: Facts = []): Verdict => ({
  state: "problem",
  says,
  todo,
  facts,
});
