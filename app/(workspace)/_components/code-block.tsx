"use client";

import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { ActionButton } from "@/app/_components/action-button";
import classes from "./code-block.module.css";

const COPIED_MS = 4_000;

type Props = {
  code: string;
  /** What it is, for those who do not see where it stands. */
  label: string;
};

/** A piece of code, with a button that copies it. */
export function CodeBlock({ code, label }: Props) {
  const { copy, copied, error } = useClipboard({ timeout: COPIED_MS });
  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll it. */}
      <section className={classes.code} tabIndex={0} aria-label={label}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
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
          onClick={() => copy(code)}
        >
          Copy
        </ActionButton>
      </div>
    </div>
  );
}
