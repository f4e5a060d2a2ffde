"use client";

import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { ActionButton } from "@/app/_components/action-button";
import classes from "./code-block.module.css";

const SAID_MS = 4_000;

type Props = {
  code: string;
  /** What it is, for those who do not see where it stands. */
  label: string;
};

/** A piece of code, with a button that copies it. */
export function CodeBlock({ code, label }: Props) {
  const [said, setSaid] = useState<"" | "Copied" | "Select it to copy it">("");

  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  // Where the page is not served over TLS there is no clipboard, and elsewhere it may be refused.
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(code) ?? Promise.reject(new Error())).then(
      () => setSaid("Copied"),
      () => setSaid("Select it to copy it"),
    );

  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll it. */}
      <section className={classes.code} tabIndex={0} aria-label={label}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <div className={classes.copy}>
        <span role="status">{said}</span>
        <ActionButton
          size="compact-xs"
          variant="default"
          aria-label={`Copy: ${label}`}
          leftSection={
            said === "Copied" ? (
              <IconCheck size={14} aria-hidden />
            ) : (
              <IconCopy size={14} aria-hidden />
            )
          }
          onClick={() => void copy()}
        >
          Copy
        </ActionButton>
      </div>
    </div>
  );
}
