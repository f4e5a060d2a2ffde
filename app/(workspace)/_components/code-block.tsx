"use client";

import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { memo, type RefObject, useRef } from "react";
import { ActionButton } from "@/app/_components/action-button";
import classes from "./code-block.module.css";

const COPIED_MS = 4_000;

/** Twenty lines at a time, and what follows the last end of a line. */
const LOTS = /(?:[^\n]*\n){1,20}|[^\n]+/g;

type Props = {
  code: string;
  /** What it is, for those who do not see where it stands. */
  label: string;
};

/**
 * A piece of code, with a button that copies it. Some lines at a time are laid out by themselves, so
 * that code which follows what somebody types is laid out anew there only.
 */
export function CodeBlock({ code, label }: Props) {
  const shown = useRef<HTMLElement>(null);
  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll it. */}
      <section className={classes.code} tabIndex={0} aria-label={label}>
        <pre>
          <code ref={shown}>
            {code.match(LOTS)?.map((lines, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a lot is its place.
              <span key={index}>{lines}</span>
            ))}
          </code>
        </pre>
      </section>
      <CopyBar shown={shown} label={label} />
    </div>
  );
}

type CopyBarProps = { shown: RefObject<HTMLElement | null>; label: string };

const CopyBar = memo(function CopyBar({ shown, label }: CopyBarProps) {
  const { copy, copied, error } = useClipboard({ timeout: COPIED_MS });
  return (
    <div className={classes.copy}>
      <span role="status">
        {copied && "Copied"}
        {error && "Select it to copy it"}
      </span>
      <ActionButton
        size="compact-xs"
        variant="default"
        aria-label={`Copy: ${label}`}
        leftSection={
          copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
        }
        onClick={() => copy(shown.current?.textContent ?? "")}
      >
        Copy
      </ActionButton>
    </div>
  );
});
