import { Panel } from "../../_components/panel";
import classes from "./sandbox-people.module.css";

const people = [
  { phone: "415-555-0011", what: "two banks" },
  { phone: "415-555-0015", what: "one bank" },
  { phone: "515-555-0018", what: "no name on file: the date of birth is asked for" },
  { phone: "415-555-0000", what: "nothing on file: the date of birth, then standard Link" },
];

/** Whose numbers can be tried, where Plaid's Sandbox or the emulator answers. */
export function SandboxPeople() {
  return (
    <Panel title="Numbers to try">
      <ul className={classes.people}>
        {people.map(({ phone, what }) => (
          <li key={phone}>
            <code>{phone}</code> {what}
          </li>
        ))}
      </ul>
      <p className={classes.note}>
        The code is 123456, the date of birth 18 January 1975. Real numbers do not work here.
      </p>
    </Panel>
  );
}
