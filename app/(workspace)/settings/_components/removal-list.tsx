import type { Removal } from "@/lib/data/item-removals";
import { RelativeTime } from "../../accounts/_components/relative-time";
import { Panel } from "../../link/_components/panel";
import classes from "../page.module.css";

type Props = { removals: Removal[]; serverNow: number };

/** Banks that are out of use already and whose end Plaid has not confirmed yet. */
export function RemovalList({ removals, serverNow }: Props) {
  if (removals.length === 0) return null;
  return (
    <Panel title="Being disconnected">
      <p className={classes.text}>
        These banks are out of use. Plaid is asked until it has ended the access; then what is
        stored of them is erased. You need do nothing.
      </p>
      <ul className={classes.list}>
        {removals.map(({ id, institutionName, removingAt }) => (
          <li key={id}>
            <strong>{institutionName ?? "Unnamed bank"}</strong>{" "}
            <span className={classes.when}>
              since <RelativeTime at={removingAt} serverNow={serverNow} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
