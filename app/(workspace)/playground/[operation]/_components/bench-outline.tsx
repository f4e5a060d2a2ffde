import { Skeleton, VisuallyHidden } from "@mantine/core";
import classes from "./workbench.module.css";

/** The outline of a request, its code and its answer while they are being read. */
export function BenchOutline() {
  return (
    <div className={classes.bench}>
      <VisuallyHidden role="status">Loading the request</VisuallyHidden>
      <Skeleton height={520} radius="md" />
      <Skeleton height={360} radius="md" />
    </div>
  );
}
