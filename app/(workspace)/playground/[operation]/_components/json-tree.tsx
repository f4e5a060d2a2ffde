"use client";

import { useState } from "react";
import { useDetails } from "@/lib/browser/use-details";
import classes from "./json-tree.module.css";

const AT_ONCE = 50;

type Props = {
  value: unknown;
  /** The key or the place in a list that it stands under; none for the whole. */
  name?: string;
  /** How many levels are open to begin with. */
  open?: number;
};

/** A value of JSON that opens and closes level by level. What is closed costs nothing. */
export function JsonTree({ value, name, open = 2 }: Props) {
  if (typeof value !== "object" || value === null) {
    return (
      <div className={classes.leaf}>
        <Name of={name} />
        <span className={classes[typeof value] ?? classes.null}>{JSON.stringify(value)}</span>
      </div>
    );
  }
  return <Branch value={value} name={name} open={open} />;
}

type BranchProps = { value: object; name: string | undefined; open: number };

function Branch({ value, name, open }: BranchProps) {
  const { isOpen, details } = useDetails(open > 0);
  const [shown, setShown] = useState(AT_ONCE);
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  return (
    <details {...details} className={classes.branch} open={isOpen}>
      <summary>
        <Name of={name} />
        <span className={classes.size}>
          {isList ? `[${entries.length}]` : `{${entries.length}}`}
        </span>
      </summary>
      {isOpen && (
        <ul>
          {entries.slice(0, shown).map(([key, entry]) => (
            <li key={key}>
              <JsonTree value={entry} name={key} open={open - 1} />
            </li>
          ))}
          {entries.length > shown && (
            <li>
              <button type="button" onClick={() => setShown(shown + AT_ONCE)}>
                Show {Math.min(AT_ONCE, entries.length - shown)} more of {entries.length}
              </button>
            </li>
          )}
        </ul>
      )}
    </details>
  );
}

const Name = ({ of }: { of: string | undefined }) =>
  of !== undefined && <span className={classes.name}>{of}: </span>;
