"use client";

import { ActionButton } from "./action-button";
import { ButtonLink } from "./button-link";
import classes from "./error-panel.module.css";

type Props = { error: unknown; retry: () => void; home: { href: string; label: string } };

/** What stands in place of a page that could not be rendered. */
export function ErrorPanel({ error, retry, home }: Props) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <div className={classes.panel} role="alert">
      <h1>This page could not be loaded</h1>
      <p>
        Something went wrong on our side, or the connection was lost. Nothing you linked or entered
        before is affected.
      </p>
      {digest && (
        <p className={classes.facts}>
          The server's log has the cause under <code>{digest}</code>.
        </p>
      )}
      <div className={classes.actions}>
        <ActionButton onClick={retry}>Try again</ActionButton>
        <ButtonLink href={home.href} variant="default">
          {home.label}
        </ButtonLink>
      </div>
    </div>
  );
}
