import type { LinkSessionView } from "@/lib/contracts/link";
import classes from "./session-state.module.css";
import { stateWords } from "./session-words";

/** How a Link session stands, told by word and by colour. */
export const SessionState = ({ state }: Pick<LinkSessionView, "state">) => (
  <span className={classes.badge} data-state={state}>
    {stateWords[state]}
  </span>
);
