import { type DoctorAnswer, type Finding, type FindingState, findingGroups } from "./doctor";

/** What each state is called. */
export const stateWords = {
  problem: "Problem",
  warning: "Warning",
  skipped: "Not checked",
  ok: "Fine",
} as const satisfies Record<FindingState, string>;

type Findings = Pick<DoctorAnswer, "findings">;

/** How it looks on the whole: "2 problems, 1 warning, 13 fine, 2 not checked". */
export function doctorSummary({ findings }: Findings): string {
  const count = (wanted: FindingState) => findings.filter(({ state }) => state === wanted).length;
  const counted = (number: number, one: string) => `${number} ${one}${number === 1 ? "" : "s"}`;
  return [
    counted(count("problem"), "problem"),
    counted(count("warning"), "warning"),
    `${count("ok")} fine`,
    `${count("skipped")} not checked`,
  ]
    .filter((part) => !part.startsWith("0 "))
    .join(", ");
}

/** What somebody has to do something about, the worst first. */
export const toBeDone = ({ findings }: Findings): Finding[] => [
  ...findings.filter(({ state }) => state === "problem"),
  ...findings.filter(({ state }) => state === "warning"),
];

type Style = {
  /** Marks a text by what its state is, as a terminal can. */
  paint?: (state: FindingState, text: string) => string;
  /** Whether a finding's facts are told. */
  withFacts?: (finding: Finding) => boolean;
};

/** All findings as text to read or to send: what has to be done first, then the others by group. */
export function doctorReport(
  answer: DoctorAnswer,
  { paint = (_state, text) => text, withFacts = () => true }: Style = {},
): string {
  const tell = (finding: Finding) => {
    const { state, title, says, todo } = finding;
    return [
      `${paint(state, stateWords[state].padEnd(11))}  ${title}: ${says}`,
      ...(todo ? [`${INDENT}To do: ${todo}`] : []),
      ...(withFacts(finding) ? factLines(finding) : []),
    ];
  };
  const urgent = toBeDone(answer);
  const others = findingGroups.flatMap((group) =>
    section(
      group,
      answer.findings.filter((one) => one.group === group && !urgent.includes(one)).flatMap(tell),
    ),
  );
  return [
    ...section("To be done", urgent.flatMap(tell)),
    ...others,
    `${doctorSummary(answer)}. Checked at ${answer.checkedAt} in ${answer.durationMs} ms.`,
  ].join("\n");
}

const INDENT = " ".repeat(13);

const section = (title: string, lines: string[]) =>
  lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`), ""] : [];

function factLines({ facts = [] }: Finding): string[] {
  const width = Math.max(...facts.map(({ label }) => label.length));
  return facts.map(({ label, value }) => `${INDENT}${label.padEnd(width)}  ${value}`);
}
