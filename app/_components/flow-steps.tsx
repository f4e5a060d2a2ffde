import classes from "./flow-steps.module.css";

/** One step of a flow: who acts, what happens, which call. */
export type FlowStep = { who: string; what: string; call: string };

/** A flow step by step. */
export function FlowSteps({ steps }: { steps: readonly FlowStep[] }) {
  return (
    <ol className={classes.steps}>
      {steps.map(({ who, what, call }) => (
        <li key={call} className={classes.step}>
          <div>
            <p className={classes.who}>{who}</p>
            <p className={classes.what}>{what}</p>
            <code className={classes.call}>{call}</code>
          </div>
        </li>
      ))}
    </ol>
  );
}
