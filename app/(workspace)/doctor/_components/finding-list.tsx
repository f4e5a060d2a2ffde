import { Title } from "@mantine/core";
import { useId } from "react";
import type { Finding } from "@/lib/contracts/doctor";
import { stateWords } from "@/lib/contracts/doctor-report";
import { FindingIcon } from "./finding-icon";
import classes from "./finding-list.module.css";
import { WithLinks } from "./with-links";

type Props = {
  title: string;
  findings: Finding[];
  /** Whether each has to say what it is about, since they stand together for another reason. */
  hasGroups?: boolean;
};

/** Findings that belong together, each with what to do about it. */
export function FindingList({ title, findings, hasGroups = false }: Props) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers Safari does not take it for a list. */}
      <ul role="list" className={classes.list}>
        {findings.map((finding) => (
          <Row key={finding.id} finding={finding} group={hasGroups ? finding.group : null} />
        ))}
      </ul>
    </section>
  );
}

function Row({ finding, group }: { finding: Finding; group: string | null }) {
  const { state, title, says, todo, facts = [] } = finding;
  return (
    <li className={classes.row}>
      <FindingIcon state={state} size={20} />
      <div className={classes.body}>
        <p className={classes.head}>
          <strong>{title}</strong>
          {group && <span className={classes.group}>{group}</span>}
          <span className={classes.state} data-state={state}>
            {stateWords[state]}
          </span>
        </p>
        <p className={classes.says}>
          <WithLinks text={says} />
        </p>
        {todo && (
          <p className={classes.todo}>
            <strong>To do:</strong> <WithLinks text={todo} />
          </p>
        )}
        {facts.length > 0 && <Facts title={title} facts={facts} isOpen={todo !== null} />}
      </div>
    </li>
  );
}

type FactsProps = { title: string; facts: NonNullable<Finding["facts"]>; isOpen: boolean };

/** In full view where something has to be done about them. */
function Facts({ title, facts, isOpen }: FactsProps) {
  const list = (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label + value}>
          <dt>{label}</dt>
          <dd>
            <WithLinks text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
  if (isOpen) return list;
  return (
    <details className={classes.details}>
      <summary aria-label={`Details: ${title}`}>Details</summary>
      {list}
    </details>
  );
}
