import { VisuallyHidden } from "@mantine/core";
import classes from "./not-known.module.css";

/** A dash in place of a value the bank does not tell, read out as "not known". */
export function NotKnown() {
  return (
    <span className={classes.none}>
      <span aria-hidden="true">–</span>
      <VisuallyHidden>not known</VisuallyHidden>
    </span>
  );
}
