import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./problem-alert.module.css";

type Props = {
  title?: string;
  children: ReactNode;
  /** What a support request should quote. */
  facts?: { code?: string | undefined; requestId?: string | undefined };
  actions?: ReactNode;
};

/** Tells what went wrong and what can be done, and is read out when it appears. */
export function ProblemAlert({ title, children, facts, actions }: Props) {
  return (
    <div role="alert" className={classes.problem}>
      <IconAlertCircle size={18} aria-hidden="true" />
      <div className={classes.body}>
        {title && <p className={classes.title}>{title}</p>}
        <div className={classes.text}>{children}</div>
        {(facts?.code || facts?.requestId) && (
          <p className={classes.facts}>
            {facts.code && (
              <>
                Code <code>{facts.code}</code>
              </>
            )}
            {facts.code && facts.requestId && " · "}
            {facts.requestId && (
              <>
                Request <code>{facts.requestId}</code>
              </>
            )}
          </p>
        )}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
