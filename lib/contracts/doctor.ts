/** What a check can come to. `skipped`: there was nothing to check, or something else has to be right first. */
export type FindingState = "problem" | "warning" | "skipped" | "ok";

/** What findings are about, in the order in which they are told. */
export const findingGroups = [
  "Settings",
  "Plaid",
  "Addresses",
  "Database",
  "Jobs",
  "Versions",
] as const;
export type FindingGroup = (typeof findingGroups)[number];

/** What one check found. Nothing of it is secret. */
export type Finding = {
  id: string;
  group: FindingGroup;
  title: string;
  state: FindingState;
  /** One or two sentences. */
  says: string;
  /** What to do about it; null where nothing has to be done. */
  todo: string | null;
  facts?: { label: string; value: string }[];
};

/** What `GET /api/doctor` answers. */
export type DoctorAnswer = {
  findings: Finding[];
  /** ISO 8601. What Plaid said may be half a minute older. */
  checkedAt: string;
  durationMs: number;
};
